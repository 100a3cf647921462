"""A short kill test: the long one is `python -m bench chaos` (docs/channels/README.md)."""

from __future__ import annotations

from bench.chaos.run import chaos, report


def test_nothing_is_lost_doubled_or_reordered_when_everything_dies() -> None:
    world, verdict, seconds = chaos(kills=6, crashes=1, customers=1)
    report(world, verdict, seconds)  # shown when it fails
    assert world.killed["bot"] and world.kills >= 6
    assert not world.stuck
    assert verdict.faults == 0
    assert verdict.messages > 20 and verdict.returns
    assert all(status in (401, 403) for status in world.forged)
    assert not any(fake.violations for fake in world.fakes.values())
