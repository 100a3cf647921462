"""The types of personal values: Presidio's names, and what each needs to count as found."""

from __future__ import annotations

DEFAULT_THRESHOLD = 0.5

TYPES = frozenset(
    """
    PERSON LOCATION PHONE_NUMBER EMAIL_ADDRESS CREDIT_CARD BANK_ACCOUNT IBAN_CODE CRYPTO ID_CARD
    PASSPORT DRIVER_LICENSE ACCOUNT_ID USERNAME PASSWORD SOCIAL_ACCOUNT IP_ADDRESS MAC_ADDRESS IMEI
    LICENSE_PLATE DATE_OF_BIRTH URL
    """.split()
)

THRESHOLDS: dict[str, float] = dict.fromkeys(TYPES, DEFAULT_THRESHOLD)
"""Score from which a span of the type is hidden."""
