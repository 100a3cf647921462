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
_WORTHLESS = re.compile(
    r"\W*(?:(?:you(?:'re|’re| are| r)|u r"
    r"|(?:this|the|stupid) (?:bot|chat ?bot|robot|assistant)(?: is|'s)?)"
    r" (?:\w+ )?(?:useless|worthless|pathetic|stupid|dumb|rubbish|garbage|trash|no help|hopeless)"
    r"|useless(?: bot| chat ?bot| robot)?|stupid (?:bot|robot)"
    r"|(?:du bist|ihr seid) (?:\w+ )?(?:nutzlos|dumm|unbrauchbar|zu nichts nutze?)"
    r"|(?:tu es|vous êtes) (?:\w+ )?(?:nul(?:le)?s?|inutiles?|stupides?)"
    r"|(?:tu ne sers|vous ne servez) à rien"
    r"|(?:eres|son) (?:un |una |unos )?(?:\w+ )?(?:inútil(?:es)?|tonto|estúpido)"
    r"|no sirves para nada"
    r"|(?:你|你们|这)?(?:这个|个|是)?(?:破|垃圾|傻|笨)(?:机器人|客服|东西)"
    r"|(?:你|这(?:个)?机器人|机器人)(?:真|太|好|也太|简直)?(?:是)?(?:没用|没有用|废物|垃圾|笨|蠢|傻|差劲)(?:了|死了)?)"
    r"\W*",
    re.IGNORECASE,
)
"""That the assistant is good for nothing, and nothing else: such a message asks nothing."""
_HAS_A_MATTER = 80
"""Characters from which a message is taken to hold more than the insult."""


def is_abuse(text: str) -> bool:
    """Whether the message is an insult or a threat and little else."""
    if len(text.strip()) >= _HAS_A_MATTER:
        return False
    return bool(_INSULT.search(text) or _WORTHLESS.fullmatch(text))
