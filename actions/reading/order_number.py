"""The order number in a sentence, and whether the sentence says anything else.

The shop's numbers are `W` and seven digits (data/business_ids.yml tells the bot's understanding the
same); written with blanks, a dash, in full width or in small letters they are still one.
"""

from __future__ import annotations

import re

from actions.reading.plain import plain

_NUMBER = re.compile(r"(?<![a-z0-9])w[\s\-_#]?(\d(?:[\s\-]?\d){6})(?![a-z0-9])", re.ASCII)
_BARE_DIGITS = re.compile(r"(?<![a-z0-9])(\d{7})(?![a-z0-9])", re.ASCII)
_FILLER = re.compile(
    r"\b(?:no|not|sorry|oops|i|meant|mean|it's|its|it|is|the|other|order|number|one|this|that|my|"
    r"actually|please|yes|wrong|should|be|was|for|rather|instead|non|la|commande|numéro)\b"
    r"|不是|不对|错了|订单号?|单号|编号|应该|我的|这个|那个|另一个|改成|换成|是|对|的|号|吧|啊|呀|喔|哦|不|我|说",
)


def find_order_number(text: str, *, bare_digits: bool = False) -> str | None:
    """The order number in `text` as the shop writes it, or None.

    bare_digits: the bot has just asked for it, so seven digits without the W will do.
    The last one counts: who corrects himself names the right one last.
    """
    level = plain(text)
    found = _NUMBER.findall(level) or (_BARE_DIGITS.findall(level) if bare_digits else [])
    return "W" + re.sub(r"\D", "", found[-1]) if found else None


def says_only_order_number(text: str) -> bool:
    """Whether the sentence is the number and words of correction: an answer, not a new wish."""
    level = plain(text)
    rest = _FILLER.sub("", _BARE_DIGITS.sub("", _NUMBER.sub("", level)))
    return find_order_number(text, bare_digits=True) is not None and not re.findall(r"\w", rest)
