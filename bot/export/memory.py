"""How a masked export stays small: memory that was needed for a moment goes back at once."""

from __future__ import annotations

import ctypes

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # malloc.h of glibc
_BYTES = 128 * 1024


def give_back_at_once() -> None:
    """Tell glibc not to keep what loading the language models has freed; about 17 MB.

    Other C libraries have no such settings, and keep what they keep.
    """
    try:
        mallopt = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):
        return
    for setting, value in ((_MMAP_THRESHOLD, _BYTES), (_TRIM_THRESHOLD, _BYTES), (_ARENA_MAX, 1)):
        mallopt(setting, value)
