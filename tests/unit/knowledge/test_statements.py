"""A passage cut into what it states."""

from __future__ import annotations

from bot.knowledge.statements import statements

TEXT = """Money comes back. Always!

## What is not covered

- falls and cracks
- loss

| Product | Years |
|---|---|
| Kettle | 1 |

### 退款
三天内到账。不收手续费。"""


def test_statements() -> None:
    """Sentences, items and rows with the heading above them; no rules, no headings alone."""
    found = list(statements(TEXT))
    assert [(one.heading, one.text) for one in found] == [
        ("", "Money comes back."),
        ("", "Always!"),
        ("What is not covered", "- falls and cracks"),
        ("What is not covered", "- loss"),
        ("What is not covered", "| Product | Years |"),
        ("What is not covered", "| Kettle | 1 |"),
        ("退款", "三天内到账。"),
        ("退款", "不收手续费。"),
    ]
    assert [one.is_item for one in found] == [False, False, True, True, True, True, False, False]
    assert found[2].searched_text == "What is not covered: - falls and cracks"


def test_places() -> None:
    """The numbers lead back to the text."""
    for one in statements(TEXT):
        assert TEXT[one.start : one.end].strip() == one.text
        assert one.heading == (TEXT[slice(*one.heading_at)] if one.heading_at else "")


def test_nothing_stated() -> None:
    """An empty text, headings and rules alone."""
    assert list(statements("")) == []
    assert list(statements("# Title\n\n---\n##\n1.")) == []
