"""`python -m bench stock_channels`: see bench/chaos/stock.py."""

from bench.chaos.stock import main

__all__ = ["main"]
