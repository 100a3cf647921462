"""Languages that came later, with the cues of a first sentence."""

from bot.pii.recognizers.person_cues.cues import Cues

MORE = {
    "sk": Cues(
        says="volám sa|moje meno je|na meno|menom|celé meno je|príjemca je",
        soft="som|tu|tu je|píše|moja manželka|môj manžel|môj syn|moja dcéra|ahoj|dobrý deň|vážený",
        titles="pán|pani|slečna|pána|pánovi|ing|mgr|dr|doc|prof",
        closings="s pozdravom|ďakujem|vďaka|s úctou|pekný deň",
        labels="meno|priezvisko|meno a priezvisko|príjemca|zákazník|kontaktná osoba",
    ),
    "hr": Cues(
        says="zovem se|ime mi je|moje ime je|na ime|puno ime je|primatelj je",
        soft="ja sam|ovdje|ovde|piše|moja žena|moj muž|moj sin|moja kći|bok|poštovani|poštovana",
        after="ovdje|ovde",
        titles="gospodin|gospođa|gospođica|gosp|gđa|gđica|dr|prof",
        closings="srdačan pozdrav|lijep pozdrav|lp|s poštovanjem|hvala|pozdrav|srdačno",
        labels="ime|prezime|ime i prezime|primatelj|primalac|kupac|kontakt osoba",
    ),
    "sr": Cues(
        says="зовем се|име ми је|моје име је|на име|прималац је",
        soft="ја сам|овде|моја жена|мој муж|мој син|моја ћерка|поштовани|поштована|здраво",
        titles="господин|госпођа|госпођица|др|проф",
        closings="срдачан поздрав|с поштовањем|хвала|поздрав",
        labels="име|презиме|име и презиме|прималац|купац",
    ),
    "sl": Cues(
        says="ime mi je|moje ime je|imenujem se|na ime|pišem se|prejemnik je",
        soft="jaz sem|tukaj|moja žena|moj mož|moj sin|moja hči|spoštovani|živjo",
        titles="gospod|gospa|gospodična|ga|dr|prof",
        closings="lep pozdrav|lp|s spoštovanjem|hvala|pozdrav",
        labels="ime|priimek|ime in priimek|prejemnik|kupec|kontaktna oseba",
    ),
    "ca": Cues(
        says="em dic|el meu nom és|a nom de|el nom és|el destinatari és",
        soft="sóc|soc|sóc en|sóc la|la meva dona|el meu marit|hola|benvolgut|benvolguda",
        titles="senyor|senyora|sr|sra|dr|dra|doctor|doctora",
        closings="salutacions|salutacions cordials|gràcies|moltes gràcies|atentament|cordialment",
        labels="nom|cognoms|nom i cognoms|destinatari|client|titular",
    ),
    "et": Cues(
        says="minu nimi on|mu nimi on|nimele|minu nimeks on",
        soft="olen|mina olen|siin|tere",
        titles="härra|proua|hr|pr|dr",
        closings="lugupidamisega|tervitades|parimate soovidega|aitäh",
        labels="nimi|eesnimi|perekonnanimi|saaja|klient",
    ),
    "lt": Cues(
        says="mano vardas|mano vardas yra|mano pavardė|vardu|aš vadinuosi",
        soft="aš esu|esu|čia|sveiki|laba diena|gerbiamas|gerbiama",
        titles="ponas|ponia|p|dr",
        closings="pagarbiai|su pagarba|ačiū|geriausi linkėjimai",
        labels="vardas|pavardė|vardas ir pavardė|gavėjas|klientas",
    ),
    "lv": Cues(
        says="mani sauc|mans vārds ir|mans uzvārds ir|uz vārda",
        soft="es esmu|esmu|šeit|sveiki|labdien|cienījamais|cienījamā",
        titles="kungs|kundze|dr",
        closings="ar cieņu|paldies|ar sveicieniem",
        labels="vārds|uzvārds|vārds uzvārds|saņēmējs|klients",
    ),
    "tl": Cues(
        says="ang pangalan ko ay|pangalan ko ay|pangalan ko|ako po si|ako si|ako ay si"
        "|sa pangalan ni|nakapangalan kay|pangalan ay|tawag sa akin ay",
        soft="si|si po|kay|kina|ni|sina|kausapin si|hanapin si|asawa ko si|anak ko si",
        after="po ito|ito",
        titles="ginoo|ginang|binibini|mr|ms|mrs|aling|mang|kuya|ate|dr|sir|maam",
        closings="salamat|salamat po|maraming salamat|gumagalang|lubos na gumagalang",
        labels="pangalan|buong pangalan|tatanggap|customer|apelyido",
    ),
    "ceb": Cues(
        says="ang akong ngalan kay|akong ngalan kay|ako si|ngalan nako kay|sa ngalan ni"
        "|ang ngalan ko kay|akong pangalan kay|ang akong ngalan",
        soft="si|kang|ni|asawa nako si",
        closings="salamat|daghang salamat",
        labels="ngalan|tibuok ngalan",
    ),
    "sw": Cues(
        says="jina langu ni|naitwa|ninaitwa|kwa jina la|jina ni|mimi ni",
        soft="mke wangu|mume wangu|habari|mpendwa",
        titles="bwana|bibi|bi|dkt|mheshimiwa",
        closings="asante|wako mwaminifu|kwa heshima",
        labels="jina|jina kamili|mpokeaji|mteja",
    ),
    "bn": Cues(
        says="আমার নাম|আমার পুরো নাম|নাম হল|নাম হলো|নামে|প্রাপকের নাম|গ্রাহকের নাম",
        soft="আমি|আমার স্ত্রী|আমার স্বামী|আমার ভাই|আমার বোন|প্রিয়",
        titles="জনাব|জনাবা|বেগম|শ্রী|শ্রীমতী|ডা|ডাঃ|মিসেস|মিস্টার|মোঃ",
        closings="ধন্যবাদ|বিনীত|শুভেচ্ছান্তে|ইতি",
        labels="নাম|পুরো নাম|প্রাপক|গ্রাহক|প্রেরক",
    ),
    "ur": Cues(
        says="میرا نام|میرا پورا نام|نام ہے|کے نام پر|وصول کنندہ کا نام|کے نام سے",
        soft="میں|میری بیوی|میرے شوہر|میرا بھائی|میری بہن|محترم|محترمہ",
        titles="جناب|محترم|محترمہ|مسٹر|مسز|ڈاکٹر|بیگم|صاحب",
        closings="شکریہ|آپ کا|والسلام|نیازمند|خیر اندیش",
        labels="نام|پورا نام|وصول کنندہ|گاہک|صارف",
    ),
    "ta": Cues(
        says="என் பெயர்|எனது பெயர்|என்னுடைய பெயர்|பெயர்",
        soft="நான்|என் மனைவி|என் கணவர்",
        titles="திரு|திருமதி|செல்வி|டாக்டர்",
        closings="நன்றி|இப்படிக்கு|அன்புடன்",
        labels="பெயர்|முழு பெயர்|பெறுநர்|வாடிக்கையாளர்",
    ),
    "lo": Cues(
        says="ຂ້ອຍຊື່|ຂ້າພະເຈົ້າຊື່|ຊື່ຂອງຂ້ອຍແມ່ນ|ຊື່ຜູ້ຮັບ|ຂ້ອຍແມ່ນ|ຊື່ແມ່ນ|ຊື່",
        titles="ທ້າວ|ນາງ|ທ່ານ|ນາງສາວ",
        labels="ຊື່|ຊື່ ແລະ ນາມສະກຸນ|ຜູ້ຮັບ|ລູກຄ້າ",
    ),
    "my": Cues(
        says="ကျွန်တော့်နာမည်|ကျွန်မနာမည်|ကျွန်တော့်အမည်|နာမည်က|အမည်မှာ|ကျွန်တော်|နာမည်|အမည်",
        titles="ဒေါ်|ဒေါက်တာ",
        labels="နာမည်|အမည်|လက်ခံသူ",
    ),
    "km": Cues(
        says="ខ្ញុំឈ្មោះ|ឈ្មោះខ្ញុំ|ឈ្មោះរបស់ខ្ញុំគឺ|ឈ្មោះរបស់ខ្ញុំ|ឈ្មោះអ្នកទទួល|ខ្ញុំបាទឈ្មោះ|នាងខ្ញុំឈ្មោះ",
        titles="លោក|លោកស្រី|អ្នកស្រី|កញ្ញា",
        labels="ឈ្មោះ|ឈ្មោះពេញ|អ្នកទទួល",
    ),
}
"""ISO 639-1 code → cues."""
