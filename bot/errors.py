"""XiaoQ's errors. Each message says what happened and what to do; none holds a customer's text.

XiaoQError
├── ConfigurationError   a setting or a designer's file is wrong
├── StoreError           PostgreSQL failed or cannot be reached
│   ├── StoreAway        it may work in a moment: cut off, starting, too busy
│   └── LeaseLost        another worker holds the conversation; the turn was not committed
├── SearchFailed         a text could not be searched for personal values; it goes nowhere
├── TurnFailed           a turn could not be finished and was not committed; it is tried again
├── ExportError          an export cannot be written
└── StartupError         a part of `xiaoq run` cannot start
"""


class XiaoQError(Exception):
    """Base of the tree."""


class ConfigurationError(XiaoQError):
    """A setting or a designer's file is wrong; the message names file and line or variable."""


class StoreError(XiaoQError):
    """The database failed; nothing of the turn was written."""


class StoreAway(StoreError):
    """The database cannot be reached just now; the same call may go through in a moment."""


class LeaseLost(StoreError):
    """The fencing number is stale: another worker took the conversation over."""


class SearchFailed(XiaoQError):
    """A recogniser failed, so a text was not scrubbed and must not be used."""


class TurnFailed(XiaoQError):
    """A step of the turn failed; nothing of it was committed."""


class StartupError(XiaoQError):
    """A part of the system cannot start; the message says what to do."""


class ExportError(XiaoQError):
    """An export cannot be written; there is no half file."""
