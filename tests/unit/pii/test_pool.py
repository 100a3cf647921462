"""Search workers: they answer in order, and a dead one costs no answer."""

from __future__ import annotations

import os
import signal
import time

from bot.pii.piece import local_search, pieces
from bot.pii.pool import SearchPool

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


def test_pieces_join_to_the_text_and_end_where_a_sentence_does() -> None:
    some = list(pieces(TEXT, None, "CN"))
    assert "".join(piece.text for piece in some) == TEXT
    assert all(piece.text.endswith(". ") for piece in some)
    assert [piece.start for piece in some][1:] == [len(some[0].text) * n for n in (1, 2)]
