"""Training sentences as they are embedded ahead of Rasa's training."""

from __future__ import annotations

from pathlib import Path

from bot.settings import ROOT
from bot.understanding.sentence import normalise, training_sentences


def test_the_quick_reader_reads_what_rasa_reads() -> None:
    """A sentence it read otherwise would be embedded for nothing."""
    from rasa.shared.nlu.training_data.loading import load_data

    folder = ROOT / "data/nlu"
    read = {example.get("text") for example in load_data(str(folder)).training_examples}
    assert set(training_sentences(folder)) == read


def test_marks_are_taken_out(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: a\n  examples: |\n    - where is [W1](order_number)\n'
    )
    assert list(training_sentences(tmp_path)) == ["where is W1"]


def test_a_long_text_is_cut() -> None:
    assert len(normalise("abc " * 10_000)) <= 400
