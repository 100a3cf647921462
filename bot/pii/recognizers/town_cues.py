"""Where somebody says, or is asked, in which town they live; by language."""

from __future__ import annotations

LIVES = {
    "en": "i live in|we live in|i'm living in|im living in|i am living in|living in|i live near"
    "|lives in|i live over in|i moved to|we moved to",
    "de": "ich wohne in|wohne in|wir wohnen in|wohnhaft in|ich lebe in|ich wohne bei",
    "fr": "j'habite à|j'habite|habite à|nous habitons|nous habitons à|je vis à|on habite à",
    "es": "vivo en|vivimos en|resido en|residimos en",
    "it": "abito a|abitiamo a|vivo a|viviamo a|risiedo a",
    "pt": "moro em|moramos em|vivo em|resido em|eu moro em",
    "nl": "ik woon in|woon in|wij wonen in|we wonen in",
    "pl": "mieszkam w|mieszkam we|mieszkamy w",
    "sv": "jag bor i|bor i|vi bor i",
    "da": "jeg bor i|bor i|vi bor i",
    "no": "jeg bor i|bor i|vi bor i",
    "fi": "asun",
    "cs": "bydlím v|bydlíme v|bydlím ve|žiju v",
    "sk": "bývam v|bývame v|žijem v",
    "ro": "locuiesc în|locuim în|stau în|locuiesc in",
    "hr": "živim u|stanujem u",
    "sr": "živim u|stanujem u|живим у",
    "sl": "živim v|stanujem v",
    "ru": "я живу в|живу в|мы живём в|живем в|живём в|проживаю в",
    "uk": "живу в|живу у|мешкаю в|мешкаю у|живемо в|живемо у",
    "bg": "живея в|живеем в",
    "el": "μένω στο|μένω στη|μένω στην|ζω στο|ζω στη|ζω στην",
    "id": "saya tinggal di|tinggal di|kami tinggal di",
    "ms": "saya tinggal di|tinggal di",
}
"""What stands before a town; only verbs of living, since parcels go to countries and shops too."""

ASKED = (
    r"where (?:do|are) you (?:live|living|located|based)|(?:which|what) (?:city|town)|your (?:city|town)"
    r"|wo wohn|welche[rmns]? (?:stadt|ort)|wohin (?:sollen|dürfen)|ihr wohnort|où habit"
    r"|quelle ville|votre ville|dónde (?:vive|reside)|qué ciudad|su ciudad|tu ciudad|dove (?:abit|viv)"
    r"|(?:quale|che) città|onde (?:mora|vive)|(?:qual|que) cidade|sua cidade|waar woon"
    r"|welke (?:stad|plaats)|gdzie (?:pani? )?mieszka|skąd (?:pani?|jesteś)|jakim mieście|jakie miasto"
    r"|var bor|vilken (?:stad|ort)|hvor bor|hvilken by|missä (?:sinä |te )?asu|kde bydl|kterém městě"
    r"|hol lak|melyik város|unde locui|ce oraș|где (?:вы |ты )?жив|каком (?:вы |ты )?город|какой город"
    r"|ваш город|де (?:ви |ти )?жив|якому (?:ви |ти )?міст|з якого міста|къде живе|кой град"
    r"|nerede (?:otur|yaş)|hangi şehir|şehriniz|πού μέν|ποια πόλη|tinggal di ?mana|kota (?:mana|apa)"
    r"|sống ở đâu|thành phố nào|お住まい|どこに住|어디(?:에)? ?사|어느 도시|住在?哪|哪个城市|所在城市|أين تسكن"
    r"|أي مدينة|कहाँ रहत|(?:किस|कौन से) शहर"
)
"""Regular expression of the questions, in small letters, up to somewhere before the mark."""

LABELS = (
    "city|town|city/town|town/city|ville|ciudad|città|cidade|stadt|wohnort|ort|plaats|woonplaats"
    "|miasto|stad|postort|kaupunki|město|mesto|oraș|város|город|місто|град|πόλη|şehir|kota|bandar"
    "|thành phố|城市|所在城市|도시|مدينة|المدينة|शहर"
)
"""Behind which a town follows a colon."""

OPENS = frozenset(
    "new san santa santo são saint sainte st st. los las la le el fort port mount lake bad den"
    " nowy nowa stary stara нижний великий старый новый верхний castle palo grand".split()
)
"""First words of towns of two words, also in small letters."""

NOWHERE = frozenset(
    """
    berlin-nähe bezirk home town city village downtown flat house apartment area wohnung haus
    wg dorf stadt nähe land ausland hotel ville campagne appartement maison proximité casa campo
    pueblo ciudad piso apartamento centro paese città campagna cidade interior prédio huis stad
    dorp mieście domu bloku domku wsi villa lägenhet hus byn stan bytě domě meste oraș sat bloc
    городе доме деревне квартире общежитии селе центре місті будинку селі квартирі град село
    rumah kota desa kos apartemen nearby here there unknown abroad
    """.split()
)
"""Where somebody may live that is no place on a map."""
