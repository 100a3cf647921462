"""Japanese and Korean addresses: from the prefecture or province down to the room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_SCORE = 0.85
_J = r"[\u4e00-\u9fff々ヶケァ-ヺーぁ-んノA-Z]"
_LAND = r"(?:北海道|東京都|京都府|大阪府|[\u4e00-\u9fff]{2,3}県)"
_NUM = r"[0-9一二三四五六七八九十]{1,4}"
_BLOCK = (
    rf"{_NUM}(?:丁目|番地の?|番|号|条|線|[-の])(?:\s?{_NUM}(?:丁目|番地の?|番|号|[-の])?){{0,4}}"
)
_BUILDING = (
    r"(?:[ ]?[\u4e00-\u9fffァ-ヺーA-Za-z々ヶ]{2,16}(?:[ ]?[0-9]{1,4}(?:号室|号|F|階"
    r"|室)?))?(?:[ ]?[0-9]{1,4}(?:号室|階|F))?室?"
)
_JAPANESE = re.compile(
    rf"(?:〒?[0-9]{{3}}-[0-9]{{4}}[ ]?)?{_LAND}{_J}{{1,24}}?(?:{_BLOCK}"
    rf"|[0-9]{{1,4}}(?:-[0-9]{{1,4}}){{0,3}})"
    rf"(?:[\u4e00-\u9fff]{{0,5}}{_BLOCK}){{0,2}}{_BUILDING}"
    rf"|(?:〒?[0-9]{{3}}-[0-9]{{4}}[ ]?)?(?:[\u4e00-\u9fffヶケ]{{1,6}}(?:市|区|郡|町"
    rf"|村)){_J}{{0,16}}?{_BLOCK}{_BUILDING}"
    rf"|〒[0-9]{{3}}-?[0-9]{{4}}"
)
_PROVINCE = (
    r"(?:(?:서울|부산|대구|인천|광주|대전|울산|세종)(?:특별자치시|특별시|광역시|시)?"
    r"|경기도?|강원(?:특별자치도|도)?|충청?[남북]도?"
    r"|충청[남북]도|전라[남북]도|전북특별자치도|전[남북]|경상[남북]도|경[남북]"
    r"|제주(?:특별자치도|도)?)"
)
_DISTRICT = r"(?:[가-힣]{1,6}(?:시|군|구)\s)"
_ROAD = r"(?:[가-힣0-9]{1,9}(?:대로|로|길|가|거리)(?:\s?[0-9]{1,3}(?:번길|길|가길))?)"
_VILLAGE = r"(?:[가-힣0-9]{1,6}(?:읍|면|동|리)\s?)"
_HOUSE = r"(?:\s?(?:지하|산)?\s?[0-9]{1,4}(?:-[0-9]{1,4})?(?:번지|호)?)"
_REST = (
    r"(?:,?\s?\([가-힣0-9, ]{2,20}\))?(?:,?\s?[가-힣A-Za-z0-9]{2,12}(?=\s?[0-9A-Za-z]{1,4}(?:동|층|호)))?(?:,?\s?[가-힣A-Za-z0-9]{2,14}(?:아파트|빌라|오피스텔"
    r"|빌딩|타워|맨션|주택|하이츠|캐슬|자이|푸르지오|래미안))?"
    r"(?:,?\s?[0-9A-Za-z]{1,4}동)?(?:,?\s?[0-9]{1,3}층)?(?:,?\s?[0-9]{1,4}호)?"
)
_KOREAN = re.compile(
    rf"(?:(?<![가-힣]){_PROVINCE}\s?{_DISTRICT}{{0,3}}"
    rf"|{_DISTRICT}{{1,3}})(?:{_VILLAGE}{{0,2}}{_ROAD}|{_VILLAGE}{{1,2}}){_HOUSE}{_REST}"
    rf"|(?<![가-힣])[가-힣]{{2,6}}(?:대로|로"
    rf"|길)(?:\s?[0-9]{{1,3}}번길)?\s[0-9]{{1,4}}(?:-[0-9]{{1,4}})?(?![0-9]*\s?(?:일|개|원"
    rf"|번|시|분|월|년|만|천|점|명|장|회|주|도|배|퍼|%|,)){_REST}"
)


class EastAsianAddressRecognizer(Recognizer):
    """Addresses in Japanese and Korean text."""

    types: ClassVar[tuple[str, ...]] = ("LOCATION",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Addresses with a block or house number; a town alone is none."""
        if context.language == "ja" or re.search(r"[\u3041-\u30fa]", text):
            yield from (
                Span(*match.span(), "LOCATION", _SCORE) for match in _JAPANESE.finditer(text)
            )
        if re.search(r"[가-힣]", text):
            yield from (Span(*match.span(), "LOCATION", _SCORE) for match in _KOREAN.finditer(text))
