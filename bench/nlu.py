"""How well, how fast and after how long a training messages are understood.

python -m bench.nlu             our pipeline
python -m bench.nlu --default   and Rasa's default one (DIET) on the same data, as ratios
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bot.pii.vault import Vault
from bot.settings import ROOT
from bot.understanding.trained import load_parse
from bot.understanding.understand import Parse, Understanding
from tests.integration.heldout import Sentence, heldout

# What `rasa init` writes when nothing is configured, without its response selector.
DEFAULT_CONFIG = """
recipe: default.v1
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    entity_recognition: false
"""


@dataclass(frozen=True)
class Figures:
    """Seconds to train (wall, CPU), milliseconds a message (CPU), accuracy by language."""

    train: float
    train_cpu: float
    message: float
    accuracy: dict[str, float]

    @property
    def others(self) -> float:
        """Mean accuracy of the languages but Chinese and English."""
        rest = [value for name, value in self.accuracy.items() if name not in ("zh", "en")]
        return sum(rest) / len(rest)

    def line(self, name: str) -> str:
        known = f"zh {self.accuracy['zh']:.3f}  en {self.accuracy['en']:.3f}"
        return (
            f"{name:8} train {self.train:6.1f} s ({self.train_cpu:.1f} s CPU)  "
            f"message {self.message:5.2f} ms CPU  {known}  others {self.others:.3f}"
        )


def train(config: Path, out: Path) -> tuple[float, float]:
    """Wall and CPU seconds of `rasa train nlu` as designers run it, imports included."""
    words = ["train", "nlu", "--config", str(config), "--nlu", "data/nlu", "--domain", "domain.yml",
             "--out", str(out), "--fixed-model-name", "bench"]  # fmt: skip
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    cold = {**os.environ, "RASA_CACHE_DIRECTORY": str(out / "cache")}  # nothing left from before
    subprocess.run([sys.executable, "-m", "rasa", *words], cwd=ROOT, check=True, env=cold,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


async def understand(parse: Parse, sentences: list[Sentence]) -> tuple[float, dict[str, float]]:
    """CPU milliseconds a message and accuracy by language, of the NLU alone."""
    understanding, right = Understanding(), defaultdict(list)
    await understanding.understand("warm up", parse=parse, vault=Vault())
    began = time.process_time()
    for one in sentences:
        found = await understanding.understand(one.text, parse=parse, vault=Vault())
        right[one.source].append(found.intent == one.intent)
    spent = (time.process_time() - began) / len(sentences) * 1000
    return spent, {name: sum(marks) / len(marks) for name, marks in right.items()}


def measure(config: Path) -> Figures:
    """Train in a fresh process, then understand the test set in this one."""
    with tempfile.TemporaryDirectory() as out:
        wall, cpu = train(config, Path(out))
        parse = load_parse(Path(out) / "bench.tar.gz")
        message, accuracy = asyncio.run(understand(parse, heldout()))
    return Figures(wall, cpu, message, accuracy)


def compare(ours: Figures, stock: Figures) -> str:
    """Ours over Rasa's default, as ratios."""
    return (
        f"ours / default: train {ours.train_cpu / stock.train_cpu:.2f} (CPU), "
        f"message {ours.message / stock.message:.2f}, zh "
        f"{ours.accuracy['zh'] / stock.accuracy['zh']:.2f}, others {ours.others / stock.others:.2f}"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="accuracy, speed and training time of the NLU")
    parser.add_argument("--default", action="store_true", help="also Rasa's default pipeline")
    also_default = parser.parse_args().default
    ours = measure(ROOT / "config.yml")
    print(ours.line("ours"))
    print("  ".join(f"{name} {value:.2f}" for name, value in sorted(ours.accuracy.items())))
    if also_default:
        with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
            file.write(DEFAULT_CONFIG)
            file.flush()
            stock = measure(Path(file.name))
        print(stock.line("default"))
        print(compare(ours, stock))


if __name__ == "__main__":
    main()
