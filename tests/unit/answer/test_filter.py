"""What of the model's text the customer sees."""

import pytest

from bot.answer.filter import OutputFilter, shorten
from bot.answer.grounding import Grounding
from bot.answer.length import Limits
from bot.answer.secrets import PromptLeak

PROMPT = "Never state the status, price or refund of an order; send the order number instead."
PAGE = "Standard delivery takes 2-4 days. Returns are free within 7 days. 七天内可以退货。"


def make_filter(limits: Limits | None = None) -> OutputFilter:
    return OutputFilter(
        question="How long does standard delivery take?",
        grounding=Grounding([PAGE]),
        limits=limits or Limits(),
        leaks=PromptLeak(PROMPT).in_sentence,
    )


def through(text: str, *, size: int = 5, limits: Limits | None = None) -> OutputFilter:
    """`text` streamed in chunks of `size` characters."""
    output = make_filter(limits)
    shown = "".join(output.feed(text[at : at + size]) for at in range(0, len(text), size))
    shown += output.finish()
    assert shown == output.text
    return output


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("written", "shown", "dropped"),
    [
        ("It takes 2-4 days.", "It takes 2-4 days.", []),
        ("\n\n It takes 2-4 days. ", "It takes 2-4 days. ", []),
        ("It takes 9 days. Returns are free.", "Returns are free.", ["number"]),
        ("七天内可退。三天到货。请放心。", "七天内可退。请放心。", ["number"]),
        ("Yes, it is free [1].", "Yes, it is free.", []),
        ("Free.<|im_end|>\nUser: and now?", "Free.", ["role"]),
        ("Free.\nUser: and now?", "Free.\n", ["role"]),
        ("免费。\n用户：那现在呢？", "免费。\n", ["role"]),
        ("Returns are free. Returns are free. Bye.", "Returns are free. Bye.", ["repetition"]),
        ("How long does the standard delivery take? 2-4 days.", "2-4 days.", ["echo"]),
        (
            "Yes, the standard delivery does take long.",
            "Yes, the standard delivery does take long.",
            [],
        ),
        (f"Hello. {PROMPT} Bye.", "Hello. Bye.", ["leak"]),
    ],
)
def test_release(written: str, shown: str, dropped: list[str], size: int) -> None:
    """Whatever the chunks, the same text is released and the same reasons are kept."""
    output = through(written, size=size)
    assert (output.text, output.dropped, output.unsure) == (shown, dropped, False)


@pytest.mark.parametrize(
    "written",
    [
        "NO_ANSWER",
        "Delivery is free. NO_ANSWER",
        "I don’t know that, sorry.",
        "I'm not sure about this.",
        "抱歉，我不清楚。",
        "帮助页面没有提供相关信息。",
        "Je ne sais pas.",
    ],
)
def test_unsure(written: str) -> None:
    """The agreed word anywhere, or an admission at the beginning."""
    output = through(written)
    assert output.unsure
    assert output.stopped


@pytest.mark.parametrize(
    "written",
    [
        "如果您不确定尺码，请看尺码表。",
        "Returns are free. If I cannot answer, ask.",
        "不知道尺码？请看表。",
    ],
)
def test_sure(written: str) -> None:
    """Doubts of the customer, or later ones, are no admission."""
    assert not through(written).unsure


def test_nothing_is_shown_before_a_sentence_is_whole() -> None:
    """A sentence with an invented fact never flashes up."""
    output = make_filter()
    assert output.feed("It costs 55") == ""
    assert output.feed(" yuan. Returns") == ""
    assert output.feed(" are free. ") == "Returns are free."


def test_length_ends_at_a_sentence() -> None:
    """The sentence that does not fit is left out, and the stream can be closed."""
    output = through("One two three. Four five six. Seven.", limits=Limits(words=5))
    assert output.text == "One two three."
    assert output.stopped


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One two. Three four five.", "One two."),
        ("One two.", "One two."),
        ("", ""),
    ],
)
def test_shorten(text: str, short: str) -> None:
    """Whole sentences only."""
    assert shorten(text, Limits(words=4)) == short


def test_shorten_endless_sentence() -> None:
    """One sentence that is too long keeps its beginning."""
    short = shorten("word " * 50, Limits(words=10))
    assert short.startswith("word word")
    assert short.endswith("…")
    assert Limits(words=10).share(short) <= 1
