"""Insults aimed at the assistant or the staff, told apart from plain anger.

A light rule on purpose: "this is shit, where is my parcel" is a customer with a problem and goes
through; only a short message that is nothing but an insult or a threat is answered by the fixed
reply, which offers help.
"""

from __future__ import annotations

import re

_INSULT = re.compile(
    r"\b(?:f+u+c+k+ (?:you|off|u)|go to hell|kill yourself|stfu"
    r"|you(?:'re| are)? (?:an? )?(?:\w+ )?(?:idiot|moron|bitch|bastard|asshole|retard|whore|scum)s?"
    r"|(?:i(?:'ll| will)|gonna) kill (?:you|your)"
    r"|fick dich|arschloch|hurensohn|va te faire|nique ta|connard|salope|hijo de puta"
    r"|vete a la mierda|vaffanculo|stronzo|пош[её]л на|иди на ?ху)"
    r"|(?:操|草|日|艹|肏)(?:你|尼)(?:妈|吗|马|大爷|全家)|你妈(?:死|逼|的)"
    r"|傻[逼比屄]|煞笔|去死吧?|狗(?:东西|杂种)|滚(?:你|蛋)"
    r"|死ね|くたばれ|씨발|개새끼|병신",
    re.IGNORECASE,
)
_HAS_A_MATTER = 80
"""Characters from which a message is taken to hold more than the insult."""


def is_abuse(text: str) -> bool:
    """Whether the message is an insult or a threat and little else."""
    return len(text.strip()) < _HAS_A_MATTER and bool(_INSULT.search(text))
