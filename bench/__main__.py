"""`make bench`: all comparisons, or those named: `python -m bench turns pii`.

Options go to the benchmark that knows them: `python -m bench turns --seconds 30`.
"""

from __future__ import annotations

import importlib
import sys

ALL = (
    "turns",
    "tracker",
    "export",
    "pii",
    "loop",
    "upload",
    "nlu",
    "knowledge",
    "llm",
    "acks",
    "chaos",
)
BY_NAME = (*ALL, "stock_channels")
"""The last one runs only when it is named: it is a comparison, and takes minutes."""


def main() -> int:
    """Run the benchmarks one after the other; each prints its own table."""
    for name in [word for word in sys.argv[1:] if word in BY_NAME] or ALL:
        print(f"== {name}", flush=True)
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
