"""Which scripts a text is written in, and what language a script alone gives away."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCRIPTS: dict[str, re.Pattern[str]] = {
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
    "kana": re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]"),
    "hangul": re.compile("[\uac00-\ud7af\u1100-\u11ff\u3131-\u318e]"),
    "thai": re.compile("[\u0e01-\u0e4e]"),
    "greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "khmer": re.compile("[\u1780-\u17ff]"),
    "lao": re.compile("[\u0e80-\u0eff]"),
    "burmese": re.compile("[\u1000-\u109f]"),
    "bengali": re.compile("[\u0980-\u09ff]"),
    "tamil": re.compile("[\u0b80-\u0bff]"),
    "georgian": re.compile("[\u10a0-\u10ff]"),
    "armenian": re.compile("[\u0530-\u058f]"),
}
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['’][A-Za-z]+)?")

# What a script says where the detector has too little to go by: the one language written in it,
# or the one most of its writers use.
LANGUAGE = {
    "hangul": "ko", "thai": "th", "greek": "el", "hebrew": "he", "devanagari": "hi",
    "arabic": "ar", "cyrillic": "ru", "khmer": "km", "lao": "lo", "burmese": "my",
    "bengali": "bn", "tamil": "ta", "georgian": "ka", "armenian": "hy",
}  # fmt: skip
# Letters that only some writers of a script use.
MARKS = {
    "uk": re.compile("[іїєґ]"), "be": re.compile("ў"), "kk": re.compile("[әғқңұһ]"),
    "sr": re.compile("[ђјљњћџ]"), "mk": re.compile("[ѓѕќ]"),
    "ur": re.compile("[ٹڈڑںے]"), "fa": re.compile("[پچژگکی]"),
    "vi": re.compile("[ăđơư\u1ea0-\u1ef9]"), "tr": re.compile("[ışğ]"),
    "pl": re.compile("[łżźśąę]"),
}  # fmt: skip


@dataclass(frozen=True)
class Scripts:
    """Letters of each script, and Latin words, in a text."""

    letters: dict[str, int]
    latin_words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Scripts:
        counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
        found = {name: count for name, count in counts.items() if count}
        return cls(found, tuple(_WORD.findall(text)))

    def main(self) -> str | None:
        """The script that carries the sentence; "latin" too, None without a letter.

        Chinese and Japanese write foreign words in between, so a Latin word weighs as much as
        one of their letters.
        """
        weights = {**self.letters, "latin": len(self.latin_words)}
        weights["han"] = self.letters.get("han", 0) + self.letters.get("kana", 0)
        name = max(weights, key=lambda key: weights[key])
        if not weights[name]:
            return None
        return "kana" if name == "han" and self.letters.get("kana") else name
