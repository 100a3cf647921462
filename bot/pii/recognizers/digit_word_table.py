"""How digits are said: words for 0 to 9 (`/` between spellings), for ten to nineteen, for tens.

Languages that dictate telephone numbers in pairs ("zéro six douze trente-quatre") have the numbers
up to 99; the others only need what a customer says digit by digit. Accents do not matter.
"""

DIGIT_WORDS: dict[str, str] = {
    "en": "zero/oh/o/nought one two three four five six seven eight nine",
    "fr": "zero un/une deux trois quatre cinq six sept huit neuf",
    "de": "null eins/ein zwei/zwo drei vier funf/fuenf sechs sieben acht neun",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove",
    "pt": "zero um/uma dois/duas tres quatro cinco seis/meia sete oito nove",
    "nl": "nul een twee drie vier vijf zes zeven acht negen",
    "sv": "noll ett/en tva tre fyra fem sex sju atta nio",
    "da": "nul en/et to tre fire fem seks syv otte ni",
    "no": "null en/ett to tre fire fem seks sju/syv atte ni",
    "fi": "nolla yksi/yks kaksi kolme nelja viisi/viis kuusi/kuus seitseman kahdeksan yhdeksan",
    "pl": "zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec",
    "cs": "nula jedna/jeden dva/dve tri ctyri pet sest sedm osm devet",
    "ru": "ноль/нуль один/сто два/двести три/триста четыре/четыреста пять/пятьсот "
    "шесть/шестьсот семь/семьсот восемь/восемьсот девять/девятьсот",
    "uk": "нуль один два три чотири п'ять/пять шість сім вісім дев'ять/девять",
    "ro": "zero unu doi trei patru cinci sase sapte opt noua",
    "hu": "nulla egy ketto/ket harom negy ot hat het nyolc kilenc",
    "el": "μηδεν ενα δυο τρια τεσσερα πεντε εξι επτα/εφτα οκτω/οχτω εννεα/εννια",
    "tr": "sifir bir iki uc dort bes alti yedi sekiz dokuz",
    "ar": "صفر واحد اثنان/اثنين/اتنين ثلاثة/تلاتة اربعة/أربعة خمسة ستة سبعة ثمانية/تمانية تسعة",
    "he": "אפס אחת/אחד שתיים/שניים שלוש/שלושה ארבע/ארבעה חמש/חמישה שש/שישה שבע/שבעה שמונה תשע/תשעה",
    "fa": "صفر یک دو سه چهار پنج شش هفت هشت نه",
    "hi": "शून्य/जीरो/ज़ीरो एक दो तीन चार पांच/पाँच छह/छः/छे सात आठ नौ",
    "hi-latin": "shunya ek do teen chaar/char paanch/panch chhe/che saat aath nau",
    "bn": "শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়",
    "ur": "صفر ایک دو تین چار پانچ چھ سات آٹھ نو",
    "id": "nol/kosong satu dua tiga empat lima enam tujuh delapan sembilan",
    "ms": "kosong satu dua tiga empat lima enam tujuh lapan sembilan",
    "tl": "sero isa dalawa tatlo apat lima anim pito walo siyam",
    "vi": "khong mot hai ba bon nam sau bay/bảy tam chin",
    "zh-latin": "ling yi/yao er san si wu liu qi ba jiu",
}

TEENS: dict[str, str] = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "fr": "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "de": "zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
    "es": "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "it": "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
    "pt": "dez onze doze treze catorze/quatorze quinze dezesseis dezessete dezoito dezenove",
    "nl": "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "sv": "tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "pl": "dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie "
    "osiemnascie dziewietnascie",
    "ru": "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать",
    "tr": "on",
}

TENS: dict[str, str] = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante septante huitante/octante nonante",
    "de": "zwanzig dreißig/dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
    "pl": "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat "
    "osiemdziesiat dziewiecdziesiat",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "tr": "yirmi otuz kirk elli altmis yetmis seksen doksan",
}

UNIT_FIRST: dict[str, str] = {"de": "und", "nl": "en"}
"""Languages that say the unit before the ten, in one word: vierunddreißig."""

REPEATS: dict[str, int] = {"double": 2, "dbl": 2, "triple": 3, "treble": 3, "doppel": 2, "doble": 2}
"""Words that repeat the digit after them."""

HUNDREDS: frozenset[str] = frozenset({"hundred", "cent", "hundert", "cien", "cento", "sto"})
"""Words that stand for two zeros ("eight hundred five five five")."""

LINKS: frozenset[str] = frozenset(
    {"and", "et", "y", "e", "und", "en", "и", "dash", "tiret", "plus"}
)
"""Words that may stand inside a dictated number."""

SYLLABLES: dict[str, str] = {
    "zh": "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两",
    "ko": "공영일이삼사오육륙칠팔구",
}
"""Scripts that write a digit as one character."""

RUN_TOGETHER: dict[str, str] = {
    "ja": "ゼロ|れい|まる|いち|に|さん|よん|し|ご|ろく|なな|しち|はち|きゅう|きゅー",
    "th": "ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า",
}
"""Words for digits in scripts that put no space between words."""
