"""What the model writes, sentence by sentence, before the customer sees it.

A sentence is held back until it is complete (about a second on a CPU), so that one with an
invented fact never flashes up on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher

from bot.answer.grounding import Grounding
from bot.answer.length import Limits
from bot.answer.polarity import is_yes_or_no
from bot.sentences import SentenceStream

NO_ANSWER = "NO_ANSWER"
"""What the prompt tells the model to write when the passages do not answer the question."""

_ROLE = re.compile(
    r"<\|[a-z_]*|</?s>|\[/?INST\]"
    r"|(?:^|\n)\s*(?:user|human|customer|assistant|system|用户|客户|顾客|助手|系统)\s*[:：]",
    re.IGNORECASE,
)
_ECHO = 0.85
"""Likeness from which a sentence only repeats the question, as small models do."""
_MARKS = re.compile(r"\s*(?:\[\d{1,2}\]|【\d{1,2}】)")
_UNSURE = re.compile(
    r"no[_ ]answer"
    r"|i (?:do not|don't|am not able to|cannot|can't) (?:know|find|answer)"
    r"|i (?:do not|don't) have (?:any |that |this )?information|i(?:'m| am) not (?:sure|certain)"
    r"|help (?:page|centre|center)s? (?:do|does) not (?:say|mention|answer|contain|provide)"
    r"|(?:没有|未)(?:提供|提到|提及|找到|包含|相关|足够|具体)[^。]{0,12}(?:信息|内容|答案|说明|资料)"
    r"|(?:我|小q|抱歉[，,])(?:暂时|目前|也)?(?:不知道|不清楚|不确定|无法(?:确定|回答|提供))"
    r"|je ne (?:sais|peux) pas|je n'ai pas (?:d'information|trouvé)"
    r"|ich weiß (?:es )?(?:leider )?nicht|no lo sé|no tengo (?:esa )?información"
    r"|わかりません|모르겠",
    re.IGNORECASE,
)


class OutputFilter:
    """Feed it the model's chunks; it gives what may be shown.

    leaks: says whether a sentence gives away the prompt or a secret.
    unsure: the model said it does not know; what was released so far should be replaced.
    dropped: why sentences were taken out, for the turn's record.
    stopped: nothing more will be released; the stream may be closed.
    """

    def __init__(
        self,
        *,
        question: str,
        grounding: Grounding,
        limits: Limits,
        leaks: Callable[[str], bool],
    ) -> None:
        self._asked = _letters(question)
        self._grounding, self._limits, self._leaks = grounding, limits, leaks
        self._sentences = SentenceStream()
        self.text = ""
        self.unsure = False
        self.stopped = False
        self.dropped: list[str] = []

    def feed(self, chunk: str) -> str:
        """What `chunk` completed and may be shown."""
        return self._release(self._sentences.feed(chunk))

    def finish(self) -> str:
        """What is left when the stream has ended."""
        return self._release(self._sentences.finish())

    def disown(self, reason: str) -> None:
        """None of what came so far counts: it is not about the help pages, or against them."""
        self.dropped.append(reason)
        self.unsure = self.stopped = True

    def _release(self, sentences: list[str]) -> str:
        released = ""
        for sentence in sentences:
            if not self.stopped:
                released += self._judge(sentence)
        return released

    def _judge(self, sentence: str) -> str:
        if role := _ROLE.search(sentence):
            self.stopped = True
            self.dropped.append("role")
            sentence = sentence[: role.start()]
        sentence = _MARKS.sub("", sentence)
        if self._says_unsure(sentence):
            self.unsure = self.stopped = True
            return ""
        if reason := self._fault(sentence):
            self.dropped.append(reason)
            return ""
        return self._fit(sentence)

    def _says_unsure(self, sentence: str) -> bool:
        """The agreed word anywhere, or an admission in the first sentence."""
        return NO_ANSWER in sentence or (
            not self.text.strip() and bool(_UNSURE.search(sentence.replace("’", "'")))
        )

    def _fault(self, sentence: str) -> str | None:
        if self._leaks(sentence):
            return "leak"
        if len(sentence.strip()) > 12 and sentence.strip() in self.text:
            return "repetition"
        if not is_yes_or_no(sentence) and _repeats(_letters(sentence), self._asked):
            return "echo"
        return self._grounding.invented(sentence)

    def _fit(self, sentence: str) -> str:
        """The sentence if there is room for it; the first one is cut rather than left out."""
        if self._limits.share(self.text + sentence) > 1:
            self.stopped = True
            self.dropped.append("length")
            sentence = "" if self.text.strip() else shorten(sentence, self._limits)
        if not self.text:
            sentence = sentence.lstrip()
        self.text += sentence
        return sentence


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _repeats(sentence: str, question: str) -> bool:
    """Whether the sentence is the question again, give or take a word."""
    if not sentence or not question or len(sentence) > 1.5 * len(question):
        return False
    return SequenceMatcher(None, sentence, question, autojunk=False).ratio() > _ECHO


def shorten(text: str, limits: Limits) -> str:
    """`text` within the limits: whole sentences, or for one endless sentence its beginning."""
    kept = ""
    stream = SentenceStream()
    for sentence in (*stream.feed(text), *stream.finish()):
        if limits.share(kept + sentence) > 1:
            break
        kept += sentence
    if kept.strip() or not text.strip():
        return kept.rstrip()
    while limits.share(text + "…") > 1:
        text = text[: int(len(text) * 0.9)]
    return text.rstrip() + "…"
