"""Relatives, and the small words before somebody: what a gift is for, whom a parcel is from.

Where every noun has a capital (German), and behind words as small as "for", only a known given
name counts: these are weak cues.
"""

from bot.pii.recognizers.person_cues.cues import Cues

RELATIONS = {
    "en": Cues(
        soft="my grandmother|my grandfather|my grandma|my grandpa|my aunt|my uncle|my niece"
        "|my nephew|my cousin|my fiancé|my fiancée|my fiance|my fiancee|my mother-in-law"
        "|my father-in-law|my sister-in-law|my brother-in-law|my stepson|my stepdaughter"
        "|my grandson|my granddaughter|my housemate|my flatmate|my landlord|my landlady"
        "|my mum|my mummy|my nan|my gran|my hubby|my stepmum|my stepdad|my coworker|my co-worker|my receptionist|my secretary|my nanny|my ex|my twin",
    ),
    "de": Cues(
        weak="für|von|mit|oma|opa|tante|onkel|schwiegermutter|schwiegervater|schwester"
        "|bruder|tochter|sohn|nichte|neffe|cousin|cousine|kollege|kollegin|freundin|freund"
        "|nachbarin|nachbar|mitbewohnerin|mitbewohner|chefin|chef",
    ),
    "fr": Cues(
        soft="ma grand-mère|mon grand-père|ma tante|mon oncle|ma nièce|mon neveu|ma cousine"
        "|mon cousin|ma belle-mère|mon beau-père|ma belle-soeur|ma belle-sœur|mon beau-frère"
        "|ma fiancée|mon fiancé|ma compagne|mon compagnon|mon copain|ma copine|mon voisin"
        "|ma voisine|mon collègue|mon patron|mon petit-fils|ma petite-fille|mon gendre",
        weak="pour|avec|de la part de|par",
    ),
    "es": Cues(
        soft="mi abuela|mi abuelo|mi tía|mi tío|mi sobrina|mi sobrino|mi prima|mi primo|mi suegra"
        "|mi suegro|mi cuñada|mi cuñado|mi novia|mi novio|mi vecina|mi vecino|mi compañera"
        "|pregunta por|pregunte por|preguntad por|preguntar por|mi compañero|mi jefa|mi jefe|mi nieto|mi nieta|mi mamá|mi papá|mi pareja|mi yerno",
        weak="para|con|por|de parte de",
    ),
    "it": Cues(
        soft="mia nonna|mio nonno|mia zia|mio zio|mia nipote|mio nipote|mia cugina|mio cugino"
        "|mia suocera|mio suocero|mia cognata|mio cognato|la mia ragazza|il mio ragazzo"
        "|la mia vicina|il mio vicino|il mio collega|la mia collega|mia mamma|mio papà"
        "|la mia fidanzata|il mio fidanzato|mio genero|mia nuora",
        weak="per|con|da|da parte di",
    ),
    "pt": Cues(
        soft="minha avó|meu avô|minha tia|meu tio|minha sobrinha|meu sobrinho|minha prima"
        "|meu primo|minha sogra|meu sogro|minha cunhada|meu cunhado|minha namorada|meu namorado"
        "|minha vizinha|meu vizinho|minha colega|meu colega|meu neto|minha neta|meu chefe"
        "|fala com o|fala com a|fale com o|fale com a|falar com o|falar com a|fale com"
        "|minha noiva|meu noivo|meu genro|minha nora",
        weak="para|com|da parte de|para a|para o",
    ),
    "nl": Cues(
        soft="mijn oma|mijn opa|mijn tante|mijn oom|mijn nicht|mijn neef|mijn schoonmoeder"
        "|mijn schoonvader|mijn schoonzus|mijn zwager|mijn buurvrouw|mijn buurman|mijn partner"
        "|mijn verloofde|t.n.v.|tnv|ten name van|mijn kleinzoon|mijn kleindochter|mijn baas|mijn huisgenoot",
        weak="voor|van|bij|door|aan",
    ),
    "sv": Cues(
        soft="min mormor|min morfar|min farmor|min farfar|min moster|min faster|min morbror"
        "|min farbror|min kusin|min svärmor|min svärfar|min sambo|min granne|min kollega|min chef"
        "|min syster|min bror|min pappa|min vän|min flickvän|min pojkvän|min systerson",
        weak="till|från|av|för",
    ),
    "da": Cues(
        soft="min mormor|min farmor|min morfar|min farfar|min tante|min onkel|min kusine|min fætter"
        "|min svigermor|min svigerfar|min nabo|min kollega|min chef|min kæreste|min søster"
        "|min bror|min ven|min veninde|min niece|min nevø",
        weak="til|fra|af|for",
    ),
    "no": Cues(
        soft="min bestemor|min bestefar|min tante|min onkel|min kusine|min fetter|min svigermor"
        "|min svigerfar|min nabo|naboen min|min kollega|kollegaen min|sjefen min|min samboer"
        "|sønnen min|datteren min|moren min|faren min|mannen min|kona mi|samboeren min|søsteren min|broren min|min søster|min bror|venninnen min|kjæresten min",
        weak="til|fra|av|for",
    ),
    "fi": Cues(
        soft="isoäitini|isoisäni|tätini|setäni|enoni|serkkuni|anoppini|appeni|naapurini"
        "|kollegani|pomoni|siskoni|veljeni|ystäväni|tyttöystäväni|poikaystäväni|mummoni|vaarini"
        "|avovaimoni|avomieheni",
    ),
    "pl": Cues(
        soft="moja babcia|mój dziadek|moja ciocia|mój wujek|moja kuzynka|mój kuzyn|moja teściowa"
        "|mój teść|moja sąsiadka|mój sąsiad|moja dziewczyna|mój chłopak|moja narzeczona"
        "|mój narzeczony|mój szef|mój wnuk|moja wnuczka|mojej żony|mojego męża|mojej córki"
        "|mojego syna|mojej mamy|mojej siostry|mojego brata|mojej babci",
        weak="dla|od|przez",
    ),
    "cs": Cues(
        soft="moje babička|můj dědeček|moje teta|můj strýc|moje sestřenice|můj bratranec"
        "|moje tchyně|můj tchán|moje sousedka|můj soused|moje kolegyně|můj kolega"
        "|moje přítelkyně|můj přítel|můj šéf|moje dcera|můj syn|moje sestra|můj bratr",
        weak="pro|od|k|přes",
    ),
    "ro": Cues(
        soft="bunica mea|bunicul meu|mătușa mea|unchiul meu|verișoara mea|vărul meu|soacra mea"
        "|socrul meu|vecina mea|vecinul meu|colega mea|colegul meu|prietena mea|prietenul meu"
        "|sora mea|fratele meu|nepoata mea|nepotul meu"
        "|sunați-l pe|sunați-o pe|sunați pe|sună-l pe|sună-o pe|întrebați de|șeful meu|tatăl meu|cumnata mea",
        weak="pentru|de la|către|lui",
    ),
    "hu": Cues(
        soft="a szomszéd|szomszédom|a nagymamám|a nagypapám|a nagynéném|a nagybátyám|az unokatestvérem|az anyósom"
        "|az apósom|a szomszédom|a kollégám|a barátnőm|a barátom|a főnököm|az unokám|a húgom"
        "|az öcsém|anyukám|apukám|a menyasszonyom|a vőlegényem",
    ),
    "ru": Cues(
        soft="моя бабушка|мой дедушка|моя тётя|мой дядя|моя свекровь|мой свёкор|моя тёща|мой тесть"
        "|моя подруга|мой друг|мой сосед|моя соседка|мой коллега|моя коллега|моя невеста"
        "|мой жених|мой внук|моя внучка|мой племянник|моя племянница|моей жены|моего мужа"
        "|моей дочери|моего сына|моей мамы|моей сестры|моего брата|мой начальник",
        weak="для|от|у|с|к",
    ),
    "uk": Cues(
        soft="моя бабуся|мій дідусь|моя тітка|мій дядько|моя свекруха|моя теща|мій тесть"
        "|моя подруга|мій друг|мій сусід|моя сусідка|мій колега|моя наречена|мій онук|моя онука"
        "|мій племінник|моєї дружини|мого чоловіка|моєї доньки|мого сина|моєї мами|моєї сестри",
        weak="для|від|з",
    ),
    "bg": Cues(
        soft="баба ми|дядо ми|леля ми|чичо ми|братовчед ми|братовчедка ми|свекърва ми|съседка ми"
        "|съседът ми|колегата ми|приятелката ми|приятелят ми|сестра ми|брат ми|дъщеря ми|шефът ми",
        weak="за|от|с",
    ),
    "el": Cues(
        soft="η γιαγιά μου|ο παππούς μου|η θεία μου|ο θείος μου|η ξαδέρφη μου|ο ξάδερφός μου"
        "|η πεθερά μου|ο πεθερός μου|η γειτόνισσά μου|ο γείτονάς μου|ο συνάδελφός μου|η φίλη μου"
        "|ο φίλος μου|η αδερφή μου|ο αδερφός μου|η κόρη μου|ο γιος μου",
        weak="για τον|για την|για τη|από τον|από την|από τη",
    ),
    "tr": Cues(
        soft="babaannem|anneannem|dedem|teyzem|halam|amcam|dayım|kuzenim|kayınvalidem|kayınpederim"
        "|komşum|arkadaşım|nişanlım|sevgilim|torunum|yeğenim|patronum|iş arkadaşım|abim|ağabeyim",
    ),
    "ar": Cues(
        soft="جدتي|جدي|خالتي|عمتي|خالي|عمي|حماتي|جاري|جارتي|زميلي|زميلتي|خطيبي|خطيبتي|ابن عمي"
        "|مديري",
        weak="هذا|هذه|من طرف",
    ),
    "he": Cues(
        soft="סבתא שלי|סבא שלי|דודה שלי|דוד שלי|חמותי|חמי|השכן שלי|השכנה שלי|שכן שלי|אשתי היקרה"
        "|הבוס שלי|בן דוד שלי|בת דודה שלי|בן הזוג שלי|בת הזוג שלי|הנכד שלי|הנכדה שלי",
        weak="זה|זאת|זו|של|עבור|מאת",
    ),
    "fa": Cues(
        soft="مادربزرگم|پدربزرگم|خاله ام|عمه ام|دایی ام|عمویم|مادرشوهرم|همسایه ام|نامزدم|خواهرزاده ام",
        weak="برای|از طرف|توسط",
    ),
    "hi": Cues(
        soft="मेरी दादी|मेरे दादा|मेरी नानी|मेरे चाचा|मेरी चाची|मेरी मौसी|मेरी सास|मेरे ससुर|मेरा पड़ोसी|मेरी सहेली"
        "|मेरा भतीजा|मेरी भाभी|मेरे बेटे|मेरे भाई",
        says="mera naam|mera name|mera pura naam|mera poora naam|naam hai|mera naam hai"
        "|main bol raha|mere papa ka naam|order ka naam",
        weak="यह|ये",
    ),
    "id": Cues(
        soft="nenek saya|kakek saya|tante saya|om saya|paman saya|bibi saya|sepupu saya"
        "|mertua saya|tetangga saya|pacar saya|tunangan saya|bos saya|rekan saya|keponakan saya"
        "|cucu saya",
        weak="untuk|dari|oleh|buat|sama",
    ),
    "ms": Cues(
        soft="nenek saya|datuk saya|makcik saya|pakcik saya|sepupu saya|mertua saya|jiran saya"
        "|rakan saya|tunang saya|cucu saya|adik saya",
        weak="untuk|daripada|oleh|dari",
    ),
    "vi": Cues(
        soft="bà tôi|ông tôi|cô tôi|chú tôi|dì tôi|cậu tôi|em gái tôi|em trai tôi|chị gái tôi"
        "|anh trai tôi|hàng xóm tôi|đồng nghiệp tôi|sếp tôi|con gái tôi|con trai tôi",
    ),
    "tl": Cues(
        soft="lola ko si|lolo ko si|tita ko si|tito ko si|pinsan ko si|kapitbahay ko si"
        "|kapatid ko si|kaibigan ko si",
        weak="para kay|galing kay|mula kay|kay",
    ),
}
"""ISO 639-1 code → cues that are added to the language's others."""
