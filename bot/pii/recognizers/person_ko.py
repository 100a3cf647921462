"""Korean names: one of the family names, two syllables, and what stands around a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지"
    "엄채원천방공현함변염여추도소석선설마길연위표명기반왕"
    "피탁빙상금옥육인맹제모탁국은편용예경봉사부가복태목형두감호"
)
_NAME = (
    rf"(?:(?:남궁|황보|제갈|사공|선우|독고)[가-힣]{{1,2}}|[{_SURNAMES}][가-힣]{{2}}"
    rf"|[{_SURNAMES}] [가-힣]{{2}}(?=이?라고|입니다|님|씨))"
)
_START = r"(?<![가-힣])"
_AFTER = (
    r"(?=입니다|이에요|예요|이예요|이고|이라고|라고|고요|이며|인데|님|씨|드림|올림|배상"
    r"|이라 |(?: 고객| 님| 씨))"
)
_SAID = re.compile(rf"{_START}({_NAME}){_AFTER}")
_TOLD = re.compile(
    rf"(?:이름은|이름이|이름|성함은|성함|성명|수령인은|수령인|받는 사람은|받는 사람|받는사람"
    rf"|수취인|예금주|주문자명|구매자명|보내는 사람|저는|담당자는|명의자?|카드 소유자|아내"
    rf"|남편)"
    rf"[ ]?[:：]?[ ]?({_NAME})(?![가-힣]{{2}}(?:하|되|에|를|을))"
)
_SIGNED = re.compile(rf"(?:^|\n)[ ]*({_NAME})[ ]*(?:드림|올림|배상)?[ ]*$")
_NONE = frozenset(
    """
    배송지 주소지 신제품 구매자 주문자 이벤트 정상품 전화번 이메일 고객님 회원님 사이즈 주문은
    제품이 상품이 문의드 반품을 환불을 교환을 배송이 주문번 배송은 이상한 정품이 주문한 구매한
    한국인 외국인 대학생 직장인 성인이 미성년 이용자 사용자 가입자 판매자 운영자 관리자 담당자
    기사님 사장님 선생님 상담원 택배사 이거는 저거는 여기는 지금은 오늘은 어제는 내일은 우리는
    하나도 아직도 여러분 소비자 문의자 기존에 신청자 송장번 반드시 정말로 이번에 이상이 고장난
    불량품 주문을 배송을 취소를 문제가 안내를 방법을 도착이 연락을 제대로 진짜로 이상해 고객센
    이하나 주문건
    """.split()
)


class KoreanPersonRecognizer(Recognizer):
    """Names in Hangul."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names beside 입니다, 님, 씨 or behind 이름은."""
        if not re.search(r"[가-힣]", text):
            return
        for regex in (_SAID, _TOLD, _SIGNED):
            for match in regex.finditer(text):
                if match[1] not in _NONE:
                    yield Span(*match.span(1), "PERSON", 0.8)
