"""Web addresses that say who somebody is: profiles, chat links, credentials inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_PROFILE = re.compile(
    r"(?<![A-Za-z0-9])(?:https?://)?(?:www\.|m\.)?(?:t\.me|telegram\.me|wa\.me|instagram\.com|facebook\.com|fb\.com|"
    r"twitter\.com|x\.com|tiktok\.com|vk\.com|ok\.ru|weibo\.com(?:/u)?|github\.com|linkedin\.com/in|"
    r"snapchat\.com/add|youtube\.com|line\.me/ti/p|discord\.gg|pinterest\.com|reddit\.com/u(?:ser)?|"
    r"steamcommunity\.com/id)/(@?[A-Za-z0-9_.+~-]{2,64})",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(r"://([A-Za-z0-9._%+-]{1,64}:[^\s@/]{1,64})@")
_PARAMETER = re.compile(
    r"[?&;](?:token|access_token|auth|apikey|api_key|key|password|passwd|pwd|secret|session|sessionid|sid|"
    r"code|otp)=([^\s&#\"'<>]{4,512})",
    re.IGNORECASE,
)


class PersonalUrlRecognizer(Recognizer):
    """Finds the personal part of a web address; the address itself stays."""

    types = ("SOCIAL_ACCOUNT", "PASSWORD")

    def find(self, text: str, context: Context) -> Iterator[Span]:
        if "/" not in text:
            return
        for match in _PROFILE.finditer(text):
            yield Span(*match.span(1), "SOCIAL_ACCOUNT", 0.85)
        for shape in (_CREDENTIALS, _PARAMETER):
            for match in shape.finditer(text):
                yield Span(*match.span(1), "PASSWORD", 0.85)
