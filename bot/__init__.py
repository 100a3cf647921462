"""XiaoQ: see turn.py."""

import os

# The sentence vectors' engine starts one OpenMP thread a core and lets them spin; on a busy
# machine a vector then takes 1.4 s in place of 27 ms (measured, docs/benchmarks.md). Set before
# any library that reads it is loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
