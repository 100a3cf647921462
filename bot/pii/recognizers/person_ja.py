"""Japanese names: family name and form of address, or a cue beside Han and kana."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

# The hundred and fifty most common family names, borne by more than half of Japan.
_SURNAMES = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡邉|山本|中村|小林|加藤|吉田|山田|佐々木|山口"
    "|松本|井上|木村|林|斎藤|斉藤|齋藤|清水|山崎|森|池田|橋本"
    "|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本"
    "|福田|太田|西村|藤井|金子|岡本|藤原|中野|三浦|原田|中川"
    "|松田|竹内|小野|田村|中山|和田|石田|森田|上田|原|内田|柴田|酒井|宮崎|横山|高木|安藤"
    "|宮本|大野|小島|谷口|今井|工藤|高田|増田|丸山|杉山|村田"
    "|大塚|新井|小山|平野|藤本|河野|上野|野口|武田|松井|千葉|菅原|岩崎|久保|木下|佐野|野村"
    "|松尾|市川|菊地|菊池|杉本|古川|大西|島田|水野|桜井|高野"
    "|吉川|山内|西田|飯田|川口|川崎|北村|安田|五十嵐|川上|秋山|東|服部|土屋|福島|岩田|中田"
    "|辻|樋口|永井|川村|田口|小松|馬場|大橋|松岡|久保田|荒木"
    "|関|矢野|浜田|吉村|熊谷|大島|片山|西川|星野|本田|平田|望月|浅野|堀|須藤|廣瀬|広瀬"
    "|黒田|松下|早川|内藤|荒井|小池|高山|奥村|三宅|岡崎|笠原|津田"
)
_HAN = r"[\u4e00-\u9fff々]"
_KANA = r"[\u3041-\u3096\u30a1-\u30faー]"
_GIVEN = rf"(?:{_HAN}{{1,3}}|(?!です|でし|と申|とい|さん|さま|くん|ちゃん){_KANA}{{2,5}})"
_SPACED = rf"{_HAN}{{1,4}}[ ](?:{_HAN}|{_KANA}){{1,5}}"
_WHOLE = rf"(?:{_SPACED}|(?:{_SURNAMES})(?:{_GIVEN})?|{_HAN}{{3,5}})"
_SURE = rf"(?:{_SPACED}|(?:{_SURNAMES}){_GIVEN}?)"
_FOLLOWS = (
    r"(?=です|でございます|と申します|ともうします|といいます|と言います|と名乗|といい|だと"
    r"|(?:宛|あて)|の(?:母|父|妻|夫|代理))"
)
_SPEAKS = re.compile(rf"(?:(?<=[。、！!,\n\s])|^)({_SURE}){_FOLLOWS}")
_INTRODUCED = re.compile(rf"({_WHOLE})(?=と申します|ともうします|といいます|と言います|と名乗)")
_TOLD = re.compile(
    rf"(?:名前|氏名|お名前|受取人|受取り人|宛名|宛先|差出人|名義|名義人|届け先名|契約者"
    rf"|担当者|本名|フルネーム|私)(?:は|：|:|が)[ ]?({_WHOLE}|{_HAN}{{2}}(?=です|と申)"
    rf"|[ァ-ヺー]{{2,8}}(?:[ ・][ァ-ヺー]{{2,8}})?)"
    r"(?=です|でし|で|と|様|さん|、|。|$|\n|宛|,|,)"
)
_POLITE = re.compile(rf"(?<!{_HAN})({_WHOLE})(?=さん|様|さま|氏|くん|ちゃん|殿|先生)")
_OWNER = re.compile(
    rf"(?<!{_HAN})({_HAN}{{1,3}}(?:[ァ-ヺー]{{2,4}}|[ ]?{_HAN}{{2}}))(?=(?:の)?(?:名前|名義)で)"
)
_SIGNED = re.compile(rf"(?:^|\n)[ ]*({_SURE})[ ]*(?:より|拝)?[ ]*$")
_RELATIVE = re.compile(
    rf"(?:妻|夫|主人|旦那|母|父|息子|娘|弟|妹|兄|姉|嫁|祖母|祖父|友人|友達|同僚|彼女|彼氏)の"
    rf"({_HAN}{{1,4}}|{_KANA}{{2,6}})(?=(?:が|は)(?:先日|昨日|先週|代わりに|代理で)?(?:注文|購入|買|頼|申し込|受け取|支払|払))"
)
_CLOSED = re.compile(
    rf"(?:お願い(?:いた)?し(?:い?た)?します|願います|敬具|以上です|以上|失礼します|ます)[。.!！]?[ ]*\n\s*({_HAN}{{2,5}})[ ]*$"
)
_SPOKEN = re.compile(
    rf"(?:(?<=[。、！!,\n\s])|^)({_HAN}{{2,4}}(?!です|でし|と申|とい)[\u3041-\u3096]{{2,4}}?)(?=と申し(?:ます|上げ))"
)
_KATAKANA = re.compile(
    r"([ァ-ヺー]{2,10}(?:[・ ][ァ-ヺー]{2,10})?)(?=と申します|といいます|と言います)"
)
_NONE = re.compile(
    r"^(?:お?客|皆|奥|何|神|王|仏|他|御(?!子柴|手洗|厨|堂|園|影)|各|貴|殿|旦那|お子|担当|店員|店長|社長|先方|本人"
    r"|業者|配達|運送|返品|交換|注文|商品|配送|購入|発送|問題|不良|大丈夫|結構|住所|電話"
    r"|希望|以上)"
)


class JapanesePersonRecognizer(Recognizer):
    """Names in Japanese text."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names beside です, と申します, 様 or behind 名前は."""
        if context.language != "ja" and not re.search(rf"{_KANA}|受取人|氏名|宛名|名義", text):
            return
        for regex in (
            _INTRODUCED,
            _TOLD,
            _SPEAKS,
            _POLITE,
            _OWNER,
            _SIGNED,
            _RELATIVE,
            _CLOSED,
            _SPOKEN,
            _KATAKANA,
        ):
            for match in regex.finditer(text):
                if not _NONE.match(match[1]):
                    yield Span(*match.span(1), "PERSON", 0.8)
