"""`python -m bot.understanding.embed_sentences`: embed data/nlu ahead of `rasa train`.

Rasa spends its first half minute on imports and files, on one core; the other core makes vectors.
"""

from __future__ import annotations

from pathlib import Path

from bot.understanding.sentence import normalise, training_sentences
from bot.understanding.vector_cache import VectorCache, cache_file


def main() -> None:
    """Fill the cache of the project in the working directory."""
    sentences = [normalise(text) for text in training_sentences(Path("data/nlu"))]
    VectorCache(cache_file()).embed(sentences)


if __name__ == "__main__":
    main()
