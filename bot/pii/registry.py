"""Every recogniser there is. A new one is written, tested by a table, and named here."""

from __future__ import annotations

from bot.pii.recognizer import Recognizer
from bot.pii.recognizers.account import AccountIdRecognizer
from bot.pii.recognizers.address_context import ContextAddressRecognizer
from bot.pii.recognizers.address_ja_ko import EastAsianAddressRecognizer
from bot.pii.recognizers.address_street import StreetAddressRecognizer
from bot.pii.recognizers.address_zh import ChineseAddressRecognizer
from bot.pii.recognizers.bank import BankAccountRecognizer
from bot.pii.recognizers.birth_date import BirthDateRecognizer
from bot.pii.recognizers.card import CreditCardRecognizer
from bot.pii.recognizers.crypto import CryptoWalletRecognizer
from bot.pii.recognizers.cvv import CardCodeRecognizer
from bot.pii.recognizers.dictated import DictatedNumberRecognizer
from bot.pii.recognizers.driver_licence import DriverLicenceRecognizer
from bot.pii.recognizers.email import EmailRecognizer
from bot.pii.recognizers.email_spoken import SpokenEmailRecognizer
from bot.pii.recognizers.handle import SocialHandleRecognizer
from bot.pii.recognizers.iban import IbanRecognizer
from bot.pii.recognizers.id_number import IdNumberRecognizer
from bot.pii.recognizers.imei import ImeiRecognizer
from bot.pii.recognizers.national_id import NationalIdRecognizer
from bot.pii.recognizers.network import NetworkAddressRecognizer
from bot.pii.recognizers.one_time_code import OneTimeCodeRecognizer
from bot.pii.recognizers.passport import PassportRecognizer
from bot.pii.recognizers.password import PasswordRecognizer
from bot.pii.recognizers.person_alone import StandingAlonePersonRecognizer
from bot.pii.recognizers.person_bare import BarePersonRecognizer
from bot.pii.recognizers.person_capitals import CapitalPersonRecognizer
from bot.pii.recognizers.person_context import ContextPersonRecognizer
from bot.pii.recognizers.person_en import EnglishPersonRecognizer
from bot.pii.recognizers.person_ja import JapanesePersonRecognizer
from bot.pii.recognizers.person_ko import KoreanPersonRecognizer
from bot.pii.recognizers.person_patronymic import PatronymicPersonRecognizer
from bot.pii.recognizers.person_zh import ChinesePersonRecognizer
from bot.pii.recognizers.phone import PhoneRecognizer
from bot.pii.recognizers.plate import PlateRecognizer
from bot.pii.recognizers.routing import BankRoutingRecognizer
from bot.pii.recognizers.ssn import SocialSecurityRecognizer
from bot.pii.recognizers.town import TownRecognizer
from bot.pii.recognizers.url import PersonalUrlRecognizer
from bot.pii.recognizers.username import UsernameRecognizer

RECOGNIZERS: tuple[type[Recognizer], ...] = (
    AccountIdRecognizer,
    ContextAddressRecognizer,
    EastAsianAddressRecognizer,
    StreetAddressRecognizer,
    ChineseAddressRecognizer,
    BankAccountRecognizer,
    BirthDateRecognizer,
    CreditCardRecognizer,
    CryptoWalletRecognizer,
    CardCodeRecognizer,
    DictatedNumberRecognizer,
    DriverLicenceRecognizer,
    EmailRecognizer,
    SpokenEmailRecognizer,
    SocialHandleRecognizer,
    IbanRecognizer,
    IdNumberRecognizer,
    ImeiRecognizer,
    NationalIdRecognizer,
    NetworkAddressRecognizer,
    OneTimeCodeRecognizer,
    PassportRecognizer,
    PasswordRecognizer,
    StandingAlonePersonRecognizer,
    BarePersonRecognizer,
    CapitalPersonRecognizer,
    ContextPersonRecognizer,
    EnglishPersonRecognizer,
    JapanesePersonRecognizer,
    KoreanPersonRecognizer,
    PatronymicPersonRecognizer,
    ChinesePersonRecognizer,
    PhoneRecognizer,
    PlateRecognizer,
    BankRoutingRecognizer,
    SocialSecurityRecognizer,
    TownRecognizer,
    PersonalUrlRecognizer,
    UsernameRecognizer,
)


def recognizers() -> list[Recognizer]:
    """One instance of each; they hold no state of a text."""
    return [recognizer() for recognizer in RECOGNIZERS]
