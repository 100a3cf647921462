"""Texts as nobody writes them, out of the pieces that could confuse a scrubber."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    *("<PERSON_1>", "<person_2>", "PERSON_1", "<PERSON_"),
    *("_1>", "1>", "< PERSON 1 >", "<LITERAL_1>"),
    *("＜ＰＥＲＳＯＮ＿１＞", "＜", "＞", "&lt;", "&gt;"),
    *("&amp;", "&#60;", "&#x3E;", "&lt", "%3C", "%3e"),
    *("%", "%E5%BC%A0", "%ff", "<PERSON_1Ada>", "<PHONE_NUMBER_1"),
    *("\\<", "\\_", "⟨", "›", "〈"),
    *("\u200b", "\u200d", "\u202e", "\u2066"),
    *("\ufeff", "\u00ad", "e\u0301", "\u0338", "\u0301" * 40),
    *("а", "Е", "ο", "Р", "Ａ", "１", "٣"),
    *("𝟏", "ﬁ", "İ", "ß", "👩\u200d👧", "\ud83d", "\udc00", "\x00"),
    *("<mailto:a@b.com|a@b.com>", "<tel:13812345678|13812345678>"),
    *("<mailto:", "|", "<@U123>"),
    *("13812345678", "+86 138 1234 5678", "W1234567"),
    *("4111 1111 1111 1111", "a@b.com", "1.2.3.4"),
    *("我叫", "张伟", "王女士", "北京市海淀区中关村大街1号"),
    *("My name is ", "Ada Byron", "ada", "Ms. "),
    *("密码是", "password: ", "Zx9!k", "一三八一二三四五六七八", " "),
    *("\n", "\r\n", "\u2028", "\t", ".", "，"),
]  # fmt: skip

tricky_texts = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(st.characters(), max_size=3)), max_size=14
).map("".join)
"""Full-width, combined, invisible, mirrored, encoded, half characters, values, placeholders."""
