"""Presidio's analyzer over our recognisers.

Presidio runs one NLP pipeline over every text for all recognisers. Here each recogniser that needs
a model asks for it itself (English names spaCy, Chinese names LAC), so that a text pays only for
its own language; Presidio's pipeline seat is held by an engine that does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from presidio_analyzer import (
    AnalyzerEngine,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_ANY_LANGUAGE = "xx"
"""Presidio files recognisers by language; ours are told the language with each text."""


class Analyzer:
    """Runs recognisers over a normalised text; thread-safe."""

    def __init__(self, recognizers: Sequence[Recognizer]) -> None:
        adapters = [_Adapter(recognizer) for recognizer in recognizers]
        self._engine = AnalyzerEngine(
            registry=RecognizerRegistry(adapters, supported_languages=[_ANY_LANGUAGE]),
            nlp_engine=_NoPipeline(),
            supported_languages=[_ANY_LANGUAGE],
            context_aware_enhancer=_NoEnhancer(),
        )

    def find(self, text: str, context: Context) -> list[Span]:
        """All spans, overlapping ones too, in no order. Quadratic in the spans: short texts."""
        results = self._engine.analyze(text, _ANY_LANGUAGE, nlp_artifacts=_Known(context))
        return [Span(one.start, one.end, one.entity_type, one.score) for one in results]


class _Known(NlpArtifacts):  # type: ignore[misc]
    """What is known of a text before it is searched: our context instead of tokens."""

    def __init__(self, context: Context) -> None:
        super().__init__([], [], [], [], None, _ANY_LANGUAGE)
        self.context = context


class _Adapter(EntityRecognizer):  # type: ignore[misc]
    """One of our recognisers as one of Presidio's."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer
        super().__init__(
            supported_entities=list(recognizer.types),
            supported_language=_ANY_LANGUAGE,
            name=type(recognizer).__name__,
        )

    def load(self) -> None:
        """Nothing to load: models are loaded by the first text that needs them."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: _Known
    ) -> list[RecognizerResult]:
        """Presidio's entry point."""
        found = self._recognizer.find(text, nlp_artifacts.context)
        return [RecognizerResult(one.type, one.start, one.end, one.score) for one in found]


class _NoEnhancer(ContextAwareEnhancer):  # type: ignore[misc]
    """Our recognisers look for their cue words themselves."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any
    ) -> list[RecognizerResult]:
        """The results as they are."""
        return raw_results


class _NoPipeline(NlpEngine):  # type: ignore[misc]
    """Holds the seat of the NLP engine; see the module's docstring."""

    def load(self) -> None:
        """Nothing."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Artifacts of a text about which nothing is known."""
        return _Known(Context())

    def process_batch(
        self, texts: Iterable[str], language: str, *_: Any, **__: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """One by one."""
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word: str, language: str) -> bool:
        """Not known here."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Not known here."""
        return False

    def get_supported_entities(self) -> list[str]:
        """None: it recognises nothing itself."""
        return []

    def get_supported_languages(self) -> list[str]:
        """The one pseudo-language."""
        return [_ANY_LANGUAGE]
