"""Words that name a payment card, a bank account, a bank, a wallet."""

FINANCE: dict[str, dict[str, str]] = {
    "card": {
        "en": "card|cards|card number|card no|card #|credit card|debit card|creditcard|visa|"
        "amex|american express|mastercard|master card|maestro|diners|discover card|unionpay|cc|"
        "cc number|credit card number|debit card number|prepaid card",
        "zh": "卡号|信用卡|借记卡|储蓄卡|银行卡号|信用卡号|信用卡号码|卡號|信用卡號|刷卡|储值卡|"
        "金融卡",
        "fr": "carte|carte bancaire|carte bleue|carte de credit|numero de carte|cb",
        "de": "kreditkart*|kartennummer*|karte|karten-nr|ec-karte|debitkarte|bankkarte",
        "es": "tarjeta*|numero de tarjeta|tarjeta de credito|tarjeta de debito",
        "it": "carta|carta di credito|numero di carta|numero carta|bancomat|carta di debito",
        "pt": "cartao|cartao de credito|numero do cartao|cartao de debito",
        "nl": "creditcard*|kaartnummer|kaart|bankpas|betaalkaart|pasnummer",
        "sv": "kort|kortnummer*|kreditkort*|bankkort*|kontokort*|betalkort*|kortet",
        "da": "kreditkort*|kortnummer*|dankort*|betalingskort*|kortet",
        "no": "kredittkort*|kortnummer*|bankkort*|kortet mitt",
        "fi": "luottokort*|korttinumero*|kortin numero|pankkikort*|korttini|maksukort*",
        "pl": "kart*|numer karty|karty kredytowej|karta kredytowa|karta platnicza",
        "cs": "kart*|cislo karty|kreditni karta|platebni karta",
        "ru": "карт*|номер карты|кредитка*|кредитн*|банковская карта",
        "uk": "картк*|номер картки|кредитна картка",
        "ro": "card de credit|numarul cardului|cardul*|numar card",
        "hu": "bankkartya*|hitelkartya*|kartyaszam*|kartya*",
        "el": "καρτα*|αριθμος καρτας|πιστωτικη*|χρεωστικη*",
        "tr": "kart*|kart numar*|kredi kart*|banka kart*|kart no",
        "ar": "بطاقة|البطاقة|بطاقتي|رقم البطاقة|بطاقة الائتمان|بطاقة ائتمان|فيزا|ماستركارد",
        "he": "כרטיס|כרטיס אשראי|אשראי|מספר כרטיס|הכרטיס",
        "fa": "کارت|شماره کارت|کارت اعتباری|کارت بانکی",
        "hi": "कार्ड|क्रेडिट कार्ड|डेबिट कार्ड|कार्ड नंबर",
        "bn": "কার্ড|ক্রেডিট কার্ড",
        "ur": "کارڈ|کریڈٹ کارڈ",
        "id": "kartu|kartu kredit|nomor kartu|kartu debit",
        "ms": "kad|kad kredit|nombor kad|kad debit",
        "vi": "the tin dung|so the|the ngan hang|the ghi no|the visa",
        "th": "บัตร|บัตรเครดิต|หมายเลขบัตร|เลขบัตร|บัตรเดบิต",
        "ja": "カード|カード番号|クレジットカード|クレカ|デビットカード",
        "ko": "카드|카드번호|신용카드|체크카드|카드 번호",
    },
    "cvv": {
        "en": "cvv|security code|cvc|cvv2|cvc2|cvv code|cvc code|security code on the back|"
        "security code on my card|card security code|card verification code|csc",
        "zh": "安全码|安全碼|卡背|cvv码|末三码",
        "fr": "cryptogramme*|code de securite de la carte",
        "de": "prufziffer*|kartenprufnummer*|sicherheitscode",
        "es": "codigo de seguridad de la tarjeta|codigo cvv",
        "it": "codice di sicurezza della carta|codice cvv",
        "pt": "codigo de seguranca do cartao|codigo cvv",
        "ja": "セキュリティコード",
        "ko": "보안코드|카드 보안",
    },
    "bank": {
        "en": "bank account*|bank account number|bank acct|checking account*|savings account*|"
        "acct no|beneficiary account|my checking|my savings|direct deposit|bank acc|"
        "account at the bank",
        "zh": "银行卡|银行账号|银行账户|银行帐号|银行帐户|开户账号|收款账号|收款账户|打款账户|"
        "对公账户|汇款账号|存折|打到我卡|转到我卡|退到我卡|打到|转到|退到|銀行帳號|銀行帳戶|"
        "銀行戶口|工商银行|工行|建设银行|建行|农业银行|农行|中国银行|招商银行|招行|交通银行|"
        "邮储银行|民生银行|浦发银行|开户行",
        "fr": "compte bancaire|numero de compte|compte courant|rib|compte en banque",
        "de": "kontonummer*|bankkonto*|konto-nr|bankverbindung*|girokonto*|konto|kontonr",
        "es": "cuenta bancaria|numero de cuenta|cuenta corriente|cuenta de ahorro*|"
        "cuenta de banco|clabe|cbu|ccc",
        "it": "conto corrente|conto bancario|numero di conto|numero conto|mio conto|conto",
        "pt": "conta bancaria|conta corrente|numero da conta|conta poupanca|agencia|nib",
        "nl": "bankrekening*|rekeningnummer*|rekening|rekeningnr",
        "sv": "bankkonto*|kontonummer*|clearingnummer*|bankgiro*",
        "da": "bankkonto*|kontonummer*|reg.nr|registreringsnummer konto",
        "no": "bankkonto*|kontonummer*|kontonr",
        "fi": "pankkitili*|tilinumero*|tilini",
        "pl": "konto bankowe|numer konta|rachun*|numer rachunku|konta bankowego|nr konta",
        "cs": "bankovni ucet|cislo uctu|bankovniho uctu|ucet|ucet cislo",
        "ru": "банковск*|номер счета|расчетный счет|счет|счета|счет номер|лицевой счет|р/с",
        "uk": "банківськ*|номер рахунку|рахунок|рахунку|розрахунковий рахунок",
        "ro": "cont bancar|contul bancar|numar de cont|numarul contului|cont|contul meu",
        "hu": "bankszamla*|szamlaszam*|folyoszamla*",
        "el": "τραπεζικος λογαριασμος|λογαριασμος τραπεζας|αριθμος λογαριασμου|λογαριασμ*|"
        "τραπεζικ*",
        "tr": "banka hesab*|hesap numara*|hesap no|hesabim|vadesiz hesa*",
        "ar": "حساب بنكي|الحساب البنكي|رقم الحساب|حسابي البنكي|حساب مصرفي|الحساب المصرفي|آيبان|"
        "ايبان",
        "he": "חשבון בנק|חשבון הבנק|מספר חשבון|חשבון",
        "fa": "حساب بانکی|شماره حساب|شبا|شماره شبا|حساب",
        "hi": "बैंक खाता|खाता संख्या|बैंक अकाउंट|खाता नंबर|बैंक खाते|खाते",
        "bn": "ব্যাংক অ্যাকাউন্ট|হিসাব নম্বর|অ্যাকাউন্ট নম্বর",
        "ur": "بینک اکاؤنٹ|اکاؤنٹ نمبر",
        "id": "rekening*|~bca|~mandiri|~bni|~bri|nomor rekening|no rekening|norek|no rek|rek",
        "ms": "akaun bank|nombor akaun|no akaun",
        "vi": "tai khoan ngan hang|so tai khoan|stk",
        "th": "บัญชีธนาคาร|เลขบัญชี|เลขที่บัญชี|บัญชี|หมายเลขบัญชี",
        "ja": "口座|口座番号|銀行口座|普通預金|振込先|当座",
        "ko": "계좌|계좌번호|은행계좌|은행 계좌|통장",
    },
    "routing": {
        "en": "routing|routing number|routing no|aba|aba number|sort code|transit number|bsb|"
        "ifsc|ifsc code|swift|swift code|bic|bic code|bank code|rtn",
        "fr": "code banque|code guichet|code swift",
        "de": "blz|bankleitzahl*",
        "es": "codigo swift|codigo del banco",
        "it": "codice abi|codice cab|codice swift",
        "pt": "codigo swift|numero da agencia",
        "zh": "联行号|行号|银行代码|swift代码",
        "ru": "бик|свифт",
        "ja": "支店番号|銀行コード|店番号",
        "tr": "swift kodu|sube kodu",
    },
    "iban": {
        "en": "iban|iban number",
        "ar": "الآيبان",
        "el": "ιβαν",
    },
    "crypto": {
        "en": "wallet|wallet address|btc|bitcoin|eth|ethereum|usdt|tron|trc20|erc20|solana|"
        "litecoin|crypto|dogecoin|ripple|xrp|monero",
        "zh": "钱包地址|钱包|比特币|以太坊|錢包",
    },
}
