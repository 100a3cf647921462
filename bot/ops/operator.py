"""Who runs a command: the name that the audit keeps."""

from __future__ import annotations

import os
import pwd


def operator() -> str:
    """`operator:` and the operating system's name of the user, before `sudo` if that was used.

    Read from the system and not from $USER, which anybody can set; the user's number where the
    system has no name for it, as in some containers.
    """
    user = int(os.environ.get("SUDO_UID") or os.getuid()) if os.getuid() == 0 else os.getuid()
    try:
        return f"operator:{pwd.getpwuid(user).pw_name}"
    except KeyError:
        return f"operator:{user}"
