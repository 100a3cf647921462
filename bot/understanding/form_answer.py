"""A message while a form waits for an answer: the answer, or something else?

A form asks and the customer answers "4821", "the second one" or "too small". Such words resemble
many intents, so one is believed over the form only where the message clearly says it.
"""

from __future__ import annotations

import re

from bot.understanding.reading import Reading
from bot.understanding.understood import FREE_FORM, INFORM

OPEN_SLOTS = frozenset({"item_choice", "return_reason", "return_note"})
"""Slots whose answers are any words at all."""
_YES_OR_NO = frozenset({"affirm", "deny"})
_STEERING = frozenset({"stop_flow", "talk_to_human", "restart"})
_POLITE = frozenset({"greet", "goodbye", "thank"})

_STEER, _STEER_OPEN, _POLITENESS, _QUESTION, _FREE = 0.4, 0.6, 0.6, 0.2, 0.8
_FLOW, _FLOW_OPEN = 0.55, 0.85
"""Probabilities from which an intent is believed. A customer who wants out is to be heard soonest;
a reason for a return ("it stopped working, I want my money back") sounds like other intents."""

_ANSWER = re.compile(r"(?=\D*\d)[\d\s()+\-.#]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)
"""A number or an e-mail and nothing else."""
_NUMBER = re.compile(r"(?=\D*\d)[\d\s()+\-.#]+", re.ASCII)
_LONG = 400
"""Characters after which a message is cut: what it is after stands before."""
_QUESTION_MARK = re.compile(r"[?？؟]|(?<=[\u4e00-\u9fff])[吗么嘛呢][\s。！!~]*$")
_QUESTION_WORD = re.compile(
    r"什么|怎么|怎样|多少|多久|几天|哪里|哪儿|为什么|为啥|是否|能不能|可不可以|有没有|是不是"
    r"|^\W*(?:how|what|why|when|where|who|which|can|could|do|does|did|is|are|will|would|should"
    r"|comment|pourquoi|combien|quand|quel(?:le)?s?|wie|was|warum|wann|welche[rs]?|kann"
    r"|cómo|qué|cuánto|cuándo|come|quanto|quando|perché|как|что|когда|почему|сколько)\b",
    re.IGNORECASE,
)


_NO = re.compile(
    r"\W*(?:no|nope|nah|non|nein|nee|não|нет|いいえ|아니요|不(?:是|对)?)\s*[,，、。.!！:：;；–—-]+"
    r"\s*(?P<rest>.*\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_ONLY = re.compile(
    r"\W*(?:算了|等等|等一下|不对|哦不|actually|wait|hold on|sorry|en fait|finalement|attends?"
    r"|doch lieber|en realidad|mejor|espera)[\s,，、.。!！:：…-]*"
    r"(?:(?:只|就|仅|only|just|seulement|juste|nur|sólo|solo|solamente)(?![^\W\d_]|吧|这样|好)"
    r".*\w.*|(?:只|就|仅)(?:退|换|要|买).*)",
    re.IGNORECASE | re.DOTALL,
)


def after_no(text: str) -> str | None:
    """What follows a "no,": "no, the backpack" takes an answer back; None where nothing does."""
    match = _NO.fullmatch(text[:_LONG].strip())
    return match["rest"] if match else None


def keeps_a_part(text: str) -> bool:
    """Whether an answer is taken back in part: "actually only the shoes", 算了只退卫衣."""
    return bool(_ONLY.fullmatch(text[:_LONG].strip()))


def looks_like_question(text: str) -> bool:
    """Whether `text` asks: by its mark, its particle, or a question word where it begins."""
    said = text[:_LONG]
    return bool(_QUESTION_MARK.search(said) or _QUESTION_WORD.search(said))


def is_bare_number(text: str) -> bool:
    """Whether the message is digits and nothing else: an answer, though nobody may have asked."""
    return bool(_NUMBER.fullmatch(text[:_LONG].strip(" .!。！\t\n")))


def intent_in_form(text: str, reading: Reading, *, expecting: str) -> str:
    """The intent of `text` while the form waits for the slot `expecting`; `inform` answers it."""
    intent, confidence = reading.intent, reading.confidence
    if intent == INFORM or _ANSWER.fullmatch(text[:_LONG].strip(" .!。！\t\n")):
        return INFORM
    if intent in _YES_OR_NO:
        return intent if _may_confirm(expecting) or confidence >= _POLITENESS else INFORM
    if confidence >= _needed(intent, text, expecting):
        return intent
    asks = looks_like_question(text) and reading.probability(FREE_FORM) >= _QUESTION
    return FREE_FORM if asks else INFORM


def _may_confirm(expecting: str) -> bool:
    return expecting.endswith("confirm")


def _needed(intent: str, text: str, expecting: str) -> float:
    """The confidence from which `intent` is believed over an answer to the form."""
    is_open = expecting in OPEN_SLOTS
    if intent in _STEERING:
        return _STEER_OPEN if is_open else _STEER
    if intent in _POLITE:
        return _FLOW_OPEN if is_open else _POLITENESS
    if intent == FREE_FORM:
        return _QUESTION if looks_like_question(text) else _FREE
    return _FLOW_OPEN if is_open else _FLOW
