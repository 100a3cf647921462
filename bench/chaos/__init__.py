"""The kill test: `python -m bench chaos`; see run.py."""

from bench.chaos.run import main

__all__ = ["main"]
