"""Scripts written without spaces between words, where two characters are the unit of search."""

from __future__ import annotations

_WIDE = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1100, 0x11FF),  # Hangul letters
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),  # Han, extension A
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul syllables
    (0xF900, 0xFAFF),  # Han, compatibility
    (0x20000, 0x3FFFF),  # Han, further extensions
)


def is_wide(character: str) -> bool:
    """Whether the character belongs to a script whose words are not set apart by spaces.

    Korean has spaces, but particles cling to its words, so it is searched like the others.
    """
    point = ord(character)
    return point > 0x0DFF and any(low <= point <= high for low, high in _WIDE)
