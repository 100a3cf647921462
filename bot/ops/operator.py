"""Who runs a command: the name that the audit keeps."""

from __future__ import annotations

import os
import pwd

from bot.errors import ConfigurationError


def operator() -> str:
    """`operator:` and the operating system's name of the user, before `sudo` if that was used.

    Read from the system and not from $USER, which anybody can set. ConfigurationError when the
    system has no name for the user, as in some containers.
    """
    user = int(os.environ.get("SUDO_UID") or os.getuid()) if os.getuid() == 0 else os.getuid()
    try:
        return f"operator:{pwd.getpwuid(user).pw_name}"
    except KeyError:
        raise ConfigurationError(
            f"user {user} has no name here, and what is exported is written down with a name; "
            "run it as a user of this system"
        ) from None
