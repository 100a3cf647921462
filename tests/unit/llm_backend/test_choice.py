"""Which server takes a request."""

from __future__ import annotations

from dataclasses import dataclass

from llm_backend.choice import choose


@dataclass
class Row:
    name: str
    running: int = 0
    usable: bool = True

    def __hash__(self) -> int:
        return hash(self.name)


def test_a_server_that_leaves_moves_only_its_own_sessions() -> None:
    """The others keep their cached prefixes."""
    rows = [Row("a"), Row("b"), Row("c")]
    sessions = [str(number) for number in range(300)]
    before = {s: choose(rows, session=s).name for s in sessions}  # type: ignore[union-attr]
    assert min(list(before.values()).count(row.name) for row in rows) > 60
    rows[1].usable = False
    after = {s: choose(rows, session=s).name for s in sessions}  # type: ignore[union-attr]
    assert {s for s in sessions if before[s] != after[s]} == {
        s for s in sessions if before[s] == "b"
    }


def test_a_session_leaves_a_server_that_is_much_busier() -> None:
    """Computing the prefix again is then sooner than waiting."""
    rows = [Row("a"), Row("b")]
    usual = choose(rows, session="s")
    assert usual is not None
    usual.running = 4
    assert choose(rows, session="s", slack=4) is usual
    usual.running = 5
    assert choose(rows, session="s", slack=4) is not usual


def test_without_a_session_the_least_busy_is_taken() -> None:
    """A server to avoid only when there is no other, one that rests never."""
    rows = [Row("a", 3), Row("b", 1), Row("c", 0, usable=False)]
    assert choose(rows, session=None) is rows[1]
    assert choose(rows, session=None, avoid=[rows[1]]) is rows[0]
    assert choose(rows, session=None, avoid=rows) is rows[1]
    assert choose([rows[2]], session=None) is None
