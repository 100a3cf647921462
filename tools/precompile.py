"""Import what a start imports, so that Python keeps it compiled. Called by tools/install.sh.

Some 6,500 files. Also where PYTHONDONTWRITEBYTECODE is set, as in many containers: there every
process took ten seconds more to start, and training twelve. An import that fails is left to the
start that needs it, which shows its message.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import suppress

RASA = ("rasa.__main__", "rasa.model_training", "rasa.server")
OURS = ("bot", "channels", "actions", "llm_backend")


def modules(package: str) -> Iterator[str]:
    """The names of all modules of `package`, except the runnable ones."""
    found = pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")
    yield from (module.name for module in found if not module.name.endswith("__main__"))


def main() -> None:
    """`python tools/precompile.py rasa` or `… ours`: two processes, for two cores."""
    sys.dont_write_bytecode = False
    names = RASA if sys.argv[1:] == ["rasa"] else [name for one in OURS for name in modules(one)]
    for name in names:
        with suppress(Exception):
            importlib.import_module(name)


if __name__ == "__main__":
    main()
