"""What Rasa works out anew at every message from a domain that does not change."""

from __future__ import annotations

from functools import partial

from rasa.shared.core.domain import Domain


def remember_emptiness(domain: Domain) -> None:
    """Answer `domain.is_empty()` once and for all.

    Rasa 3.6 asks it of every message before it looks for intents the domain lacks
    (`MessageProcessor._check_for_unseen_features`), and builds a whole empty domain to compare
    with: a twentieth of a light turn. Other domains of the process are as Rasa made them.
    """
    domain.is_empty = partial(bool, domain.is_empty())
