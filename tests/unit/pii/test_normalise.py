"""A disguised text reads plainly, and every plain character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pii.normalise import normalise
from bot.pii.span import Span

PLAIN = [
    ("hello 13812345678", "hello 13812345678"),
    ("ＡＢＣ１３８", "ABC138"),
    ("1\u200b3\u200d8", "138"),
    ("\u202e138\u202c", "138"),
    ("a\u00adb", "ab"),
    ("zh&#97;ng&#x40;x.com", "zhang@x.com"),
    ("a &lt; b &amp; c", "a < b & c"),
    ("zhang%40example.com", "zhang@example.com"),
    ("100%25", "100%"),
    ("%ff is no UTF-8", "%ff is no UTF-8"),
    ("cafe\u0301", "café"),
    ("zhаng@exаmple.com", "zhang@example.com"),  # two Cyrillic letters
    ("Привет, Zhang", "Привет, Zhang"),
    ("٠١٢ १२३ ๑๒๓", "012 123 123"),
    ("138\u20111234\u20135678", "138-1234-5678"),
    ("𝟏𝟑𝟖", "138"),
    ("<mailto:a@b.com|a@b.com>", "a@b.com"),
    ("<tel:+8613812345678|+86 138 1234 5678>", "+86 138 1234 5678"),
    ("<mailto:a@b.com|write to us>", "<mailto:a@b.com|write to us>"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "plain"), PLAIN)
def test_reads_as_a_reader_sees_it(written: str, plain: str) -> None:
    assert normalise(written).text == plain


@pytest.mark.parametrize(
    ("written", "value", "original"),
    [
        ("我的号码１３８ ok", "138", "１３８"),
        ("mail zhang%40x.com now", "zhang@x.com", "zhang%40x.com"),
        ("<mailto:a@b.com|a@b.com>", "a@b.com", "<mailto:a@b.com|a@b.com>"),
        ("x 1\u200b3\u200b8 y", "138", "1\u200b3\u200b8"),
        ("&#49;38", "138", "&#49;38"),
    ],
)
def test_spans_go_back_to_the_original(written: str, value: str, original: str) -> None:
    plain = normalise(written)
    start = plain.text.index(value)
    span = plain.original_span(Span(start, start + len(value), "X", 1.0))
    assert written[span.start : span.end] == original


@given(st.text(max_size=60))
def test_any_text_maps_inside_itself_and_in_order(text: str) -> None:
    plain = normalise(text)
    places = [plain.original_range(at, at + 1) for at in range(len(plain.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)
