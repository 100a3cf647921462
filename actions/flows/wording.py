"""Money, days and item lists as a customer reads them: the only words actions make themselves.

Chinese for `zh`, English for `en`; other languages get the English names, as the sentence around
them is translated but what stands in its blanks is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from actions.shop.values import Line

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def money(cents: int) -> str:
    """¥1,299.00"""
    return f"¥{cents // 100:,}.{cents % 100:02d}"


def day(when: date | None, language: str | None) -> str:
    """11月22日, 22 Nov 2026, 22. November 2026; a dash for a day that is not known.

    In digits (2026-11-22) for a language whose way of writing days Babel does not know.
    """
    if when is None:
        return "–"
    if language == "zh":
        return f"{when.month}月{when.day}日"
    if language == "en":
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    try:
        locale = Locale.parse(language, sep="-") if language else None
    except (UnknownLocaleError, ValueError):
        locale = None
    return format_date(when, format="long", locale=locale) if locale else when.isoformat()


def line_name(line: Line, language: str | None) -> str:
    """帆布鞋（白色 38码）× 2"""
    name, variant = line.name.in_language(language), line.variant.in_language(language)
    text = f"{name}（{variant}）" if language == "zh" else f"{name} ({variant})"
    return text if line.quantity == 1 else f"{text} × {line.quantity}"


def names_of(lines: Iterable[Line], language: str | None) -> str:
    """The lines in one sentence part."""
    return ("、" if language == "zh" else ", ").join(line_name(line, language) for line in lines)


def bullets(lines: Iterable[Line], language: str | None) -> str:
    """The lines as a Markdown list with prices."""
    return "\n".join(f"- {_priced(line, language)}" for line in lines)


def numbered(lines: Iterable[Line], language: str | None) -> str:
    """The lines as a numbered Markdown list with prices: customers may answer by number."""
    return "\n".join(f"{at}. {_priced(line, language)}" for at, line in enumerate(lines, 1))


def _priced(line: Line, language: str | None) -> str:
    comma = "，" if language == "zh" else ", "
    return f"{line_name(line, language)}{comma}{money(line.price)}"
