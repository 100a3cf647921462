"""Search workers: they answer in order, and a dead one costs no answer."""

from __future__ import annotations

import itertools
import os
import signal
import time

import pytest

from bot.pii.piece import local_search, pieces
from bot.pii.pool import SearchPool
from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault

TEXT = "call 13812345678 now. " * 200


def test_a_killed_worker_is_replaced_and_its_piece_searched_in_place() -> None:
    some = list(pieces(TEXT, "en", "CN"))
    expected = list(local_search()(some))
    pool = SearchPool(local_search())
    pool.warm()
    try:
        while not pool.up:
            time.sleep(0.05)
        assert list(pool.search(some)) == expected
        os.kill(pool.processes[0], signal.SIGKILL)
        assert list(pool.search(some)) == expected
    finally:
        pool.close()


def test_pieces_begin_where_a_sentence_does_and_reach_into_the_next() -> None:
    some = list(pieces(TEXT, None, "CN"))
    assert len(some) > 2
    assert all(TEXT[piece.start :].startswith(piece.text) for piece in some)
    assert all(TEXT[: piece.start].endswith(". ") for piece in some[1:])
    for one, following in itertools.pairwise(some):
        assert one.start + len(one.text) == following.start + 160


@pytest.mark.parametrize("value", ["4111 1111 1111 1111", "742 Evergreen Terrace, Springfield"])
def test_a_value_on_a_border_is_found_whole(value: str) -> None:
    """Without a sentence's end near by, a text is cut at a comma or a space."""
    for length in range(1440, 1500, 12):
        text = "x" * length + f" my card or address is {value} " + "y z " * 400
        shown = default_scrubber().scrub(text, vault=Vault(), language="en").text.value
        assert not any(part in shown for part in value.split()), (length, shown[1400:1600])
