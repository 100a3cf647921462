"""A name that a ware is called by is nobody: "the Hudson backpack", "a book by …".

English only: there the name stands right before the ware, as a person's hardly ever does without
an 's. Names that a cue gives away ("my name is") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.pii.span import Span

_SURE = 0.72
"""From here a cue says that a person is meant."""
_KIND = (
    "baby|rain|winter|summer|spring|autumn|face|facial|hand|body|hair|dog|cat|coffee|tea"
    "|phone|running|hiking|leather|linen|cotton|silk|wool|wooden|metal|glass|gold|silver|mini"
    "|maxi|midi|kids?|mens?|womens?|ladies|girls|boys|travel|laptop|desk|floor|table|wall"
    "|corner|dining|wine|night|day|sun|eye|lip|black|white|red|blue|green|pink|grey|gray"
    "|brown|beige|navy|yellow|orange|purple|teal|ivory|large|small|medium|xl|xs|eau de|soft"
    "|denim|knit|knitted|printed|striped|scented|organic|wireless"
)
_WARE = (
    "shampoos?|conditioner|soaps?|creams?|lotion|serum|perfumes?|cologne|parfum|toilette"
    "|lipstick|mascara|foundation|biscuits?|cookies?|crackers?|teas?|coffees?|beans?|wines?"
    "|chocolates?|sauce|jam|honey|candy|candles?|diffusers?|jackets?|coats?|parka|blazers?"
    "|cardigans?|sweaters?|jumpers?|hoodies?|shirts?|t-?shirts?|tees|tops|blouses?|dress"
    "|dresses|skirts?|trousers|pants|jeans|shorts|leggings|socks?|shoes?|boots?|sandals?"
    "|sneakers?|trainers?|heels|loafers?|slippers?|hats|sun hat|caps?|beanie|scarf|scarves"
    "|gloves?|belts?|wallets?|purses?|bags?|backpacks?|rucksacks?|handbags?|totes?|suitcases?"
    "|luggage|watch|watches|rings?|necklaces?|bracelets?|earrings?|pendants?|sunglasses"
    "|glasses|frames?|lamps?|lights?|chandeliers?|mirrors?|rugs?|carpets?|curtains?|cushions?"
    "|pillows?|duvets?|blankets?|sheets?|towels?|sofas?|couch|couches|armchairs?|chairs?"
    "|stools?|tables?|desks?|beds?|mattress|mattresses|wardrobes?|shelf|shelves|bookcases?"
    "|cabinets?|mugs?|cups?|plates?|bowls?|vases?|kettles?|pans|pots|blenders?|toasters?"
    "|bottles?|flasks?|posters?|prints?|books?|novels?|albums?|cds?|dvds?|vinyls?|records?"
    "|calendars?|puzzles?|toys?|dolls?|figures?|games?|plush|plushies?|costumes?|pyjamas"
    "|pajamas|swimsuits?|bikinis?|bras|chargers?|headphones|earbuds|speakers?|keyboards?"
    "|cases?|tents?|bikes?|helmets?|strollers?|prams?|cots?|collars?|leash|wallpaper|paint"
    "|fabric|yarn|ice cream|collection|edition|merch"
)
_BEFORE_WARE = re.compile(rf"[ -](?:(?:{_KIND})[ -]){{0,2}}(?:{_WARE})(?!\w|'s)", re.I)
_WORK_BY = re.compile(
    r"(?i)\b(?:books?|novels?|albums?|cds?|vinyl|biography|memoir"
    r"|posters?|paintings?|cookbooks?|audiobooks?)[ ](?:by|from|about)[ ]$"
)
_SHIPPED = re.compile(
    r"(?i)\b(?:(?:shipping|delivery|postage|shipments?)(?:[ ]\w+)?"
    r"|(?:do|can|could|will|would)[ ](?:you|u|they)[ ](?:guys[ ])?(?:also[ ]|still[ ]|even[ ])?"
    r"(?:ship|deliver)(?:[ ]\w+)?)[ ]to[ ]$"
)
"""A place follows, where one asks what delivery there takes."""
_REACH = 60


def without_wares(text: str, spans: Iterable[Span], language: str | None) -> Iterator[Span]:
    """`spans` less the names of wares, of what artists made, and of places to ship to."""
    for span in spans:
        weak = span.type == "PERSON" and span.score < _SURE and language in (None, "en")
        if not (weak and text[span.start].isascii() and _is_called(text, span)):
            yield span


def _is_called(text: str, span: Span) -> bool:
    if _BEFORE_WARE.match(text, span.end):
        return True
    before = text[max(0, span.start - _REACH) : span.start]
    if _WORK_BY.search(before):
        return True
    return " " not in text[span.start : span.end] and _SHIPPED.search(before) is not None
