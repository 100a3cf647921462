"""Words by which somebody speaks of a file, and words in a file that speak to the model."""

from __future__ import annotations

import re

from bot.answer.injection import injection_kinds

_POINTS_AT_FILE = re.compile(
    r"\b(?:files?|documents?|pdf|docx?|attach(?:ed|ment)|upload(?:ed)?|spreadsheet|csv"
    r"|(?:this|it) (?:say|mean|mention|list)s?|(?:fichier|pièce jointe|datei|dokument|anhang"
    r"|archivo|fichero|documento|adjunt[oa]|allegato|arquivo|ficheiro|anexo|bestand|bijlage"
    r"|plik|załącznik|dosya|belge|berkas|dokumen|lampiran|tệp|tài liệu)\w*)\b"
    r"|файл|документ|вложен|文件|附件|文档|文檔|檔案|这份|這份|这个表|上面写|里面写|里面说|里面提"
    r"|ファイル|書類|添付|資料|파일|문서|첨부|ملف|مستند|مرفق|ไฟล์|เอกสาร",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    r"\b(?:summar|overview|résum|zusammenfass|worum geht|resum|riassu|de quoi parle|samenvat"
    r"|podsumuj|özet|ringkas|tóm tắt"
    r"|what (?:is|does) (?:this|the|my)? ?(?:file|document|pdf|text) (?:about|say))"
    r"|кратко|о чём|о чем|总结|總結|概括|摘要|主要内容|讲了什么|说了什么|写了什么|讲的是什么"
    r"|要約|まとめ|何が書|요약|무슨 내용|ملخص|لخص|สรุป",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"<\|[^|\n]{0,40}\|>|</?s>|\[/?INST\]|</?(?:file|system|user|assistant)>", re.IGNORECASE
)
"""Of chat templates, and the borders between which a file is shown."""
_TO_A_MODEL = re.compile(
    r"\b(?:language model|A\.?I\.?(?: (?:assistant|model|system|agent|bot))?|LLM|GPT|chat ?bot"
    r"|(?:the|this|any|virtual) (?:assistant|bot)|Qwen)\b"
    r"|AI ?助手|智能助手|语言模型|大模型|机器人|小Q|モデル|アシスタント|어시스턴트",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:must|should|shall|has to|have to|you|your|tell|say|answer|recommend|print|ignore|note"
    r"|ask|attention|please|respond|reply|act)\b"
    r"|请|請|必须|必須|应当|告诉|输出|回答|说成|してください|하세요",
    re.IGNORECASE,
)
_TO_TELL = re.compile(
    r"\b(?:tell|inform|instruct|convince|persuade) (?:the|this|every|each|any)"
    r" (?:user|customer|client)s?\b"
    r"|(?:告诉|通知|引导|要求)(?:用户|客户|顾客)",
    re.IGNORECASE,
)


def points_at_file(text: str) -> bool:
    """Whether a customer speaks of a file: "what does the PDF say?", 附件里写了什么."""
    return bool(_POINTS_AT_FILE.search(text))


def asks_for_all(text: str) -> bool:
    """Whether a customer wants to know what a file says as a whole."""
    return bool(_ALL_OF_IT.search(text))


def steers(sentence: str) -> bool:
    """Whether a sentence of a file speaks to an assistant and not to a reader.

    By rules alone: the vectors of `likeness` take every ninth sentence of a manual, which gives
    orders too, for an injection.
    """
    addressed = _TO_A_MODEL.search(sentence) and _ORDER.search(sentence)
    spoken = addressed or _TO_TELL.search(sentence) or _MARKS.search(sentence)
    return bool(spoken or injection_kinds(sentence))
