"""The kill test in short: `python -m bench chaos` is the long one."""

from __future__ import annotations

from bench.chaos.run import chaos, report


def test_nothing_is_lost_doubled_or_reordered_though_everything_is_killed() -> None:
    world, verdict, seconds = chaos(kills=6, crashes=1, customers=1)
    report(world, verdict, seconds)
    assert verdict.faults == 0, verdict
    assert verdict.shop_away <= 5, "PostgreSQL crashed once: at most once a customer"
    assert verdict.apologies == 0 and world.stuck == []
    assert verdict.returns > 0 and verdict.messages > 10
    assert [fake.violations for fake in world.fakes.values()] == [[]] * 4
    assert set(world.forged) <= {401, 403, 503}
