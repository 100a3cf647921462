"""Slavic languages, Romanian, Hungarian, Greek and Turkish."""

from bot.pii.recognizers.person_cues.cues import Cues

EAST = {
    "pl": Cues(
        says="nazywam się|nazywam sie|mam na imię|mam na imie|moje imię to|moje imie to"
        "|moje nazwisko to|moje nazwisko|na nazwisko|na imię mi|imię i nazwisko to|moje dane to"
        "|odbiorcą jest|w imieniu",
        soft="jestem|tu|z tej strony|mówi|pisze|moja żona|mój mąż|mój syn|moja córka|moja mama"
        "|mój tata|mój brat|moja siostra|mój kolega|moja koleżanka|cześć|witam|droga|drogi"
        "|proszę pytać o|panią|pana|niejaki",
        after="z tej strony|przy telefonie|się nazywam",
        titles="pan|pani|panu|pana|panem|panią|dr|inż|mgr|prof|p",
        closings="pozdrawiam|pozdrawiam serdecznie|z poważaniem|z wyrazami szacunku|dziękuję|dzięki"
        "|serdecznie pozdrawiam|z góry dziękuję|łączę pozdrowienia",
        labels="imię|nazwisko|imię i nazwisko|imie i nazwisko|odbiorca|klient|klientka|nadawca"
        "|osoba kontaktowa|właściciel karty|zamawiający|kontakt",
    ),
    "cs": Cues(
        says="jmenuji se|jmenuju se|mé jméno je|moje jméno je|mé příjmení je|moje příjmení je"
        "|na jméno|jméno je|pod jménem|jménem|příjemce je|celým jménem",
        soft="jsem|já jsem|tady|zde|u telefonu|píše|moje žena|moje manželka|můj manžel|můj muž"
        "|můj syn|moje dcera|moje máma|můj táta|můj bratr|moje sestra|kolega|kolegyně|ahoj"
        "|dobrý den"
        "|vážený|vážená|milá|milý|kontaktujte",
        after="u telefonu|se jmenuji|je mé jméno",
        titles="pan|paní|slečna|pana|panu|p|ing|mgr|bc|dr|mudr|judr|doc|prof",
        closings="s pozdravem|hezký den|děkuji|díky|s úctou|s přátelským pozdravem|zdraví|pěkný den"
        "|předem děkuji",
        labels="jméno|příjmení|jméno a příjmení|příjemce|zákazník|odesílatel|kontaktní osoba"
        "|držitel karty|objednatel|kontakt",
    ),
    "ro": Cues(
        says="mă numesc|ma numesc|numele meu este|numele meu e|mă cheamă|ma cheama|pe numele"
        "|prenumele meu este|numele este|numele complet este|în numele|destinatarul este",
        soft="sunt|eu sunt|aici|la telefon|vă scrie|soția mea|soțul meu|fiul meu|fiica mea|mama mea"
        "|tatăl meu|fratele meu|sora mea|prietenul meu|prietena mea|colegul meu|bună|salut|stimate"
        "|stimată|dragă|contactați|întrebați de|pe nume",
        after="la telefon|mă numesc|este numele meu",
        titles="domnul|doamna|domnișoara|dl|dna|d-na|d-l|dr|ing|prof|domnule|doamnă|dnul",
        closings="cu stimă|cu respect|cu drag|toate cele bune|mulțumesc|multumesc|numai bine"
        "|cu considerație|o zi bună|salutări|mulțumesc anticipat",
        labels="nume|prenume|nume și prenume|nume complet|destinatar|client|titular|contact"
        "|persoană de contact|expeditor|beneficiar",
    ),
    "hu": Cues(
        says="a nevem|nevem|az én nevem|úgy hívnak|hívnak engem|a teljes nevem|a címzett"
        "|a keresztnevem|a vezetéknevem|nevére|névre",
        soft="én|itt|vagyok|a feleségem|a férjem|a fiam|a lányom|anyám|apám|a bátyám|a nővérem"
        "|a barátom|a kollégám|szia|kedves|tisztelt|szervusz|keressék|halló",
        after="vagyok|a nevem|vagyok a vevő|névre|nevére|néven|névvel|az én nevem",
        titles="úr|asszony|dr|ifj|id|özv|prof",
        closings="üdvözlettel|tisztelettel|köszönettel|üdv|köszönöm|szép napot|baráti üdvözlettel"
        "|előre is köszönöm|köszi",
        labels="név|teljes név|vezetéknév|keresztnév|címzett|vásárló|ügyfél|kapcsolattartó|feladó"
        "|kártyabirtokos|megrendelő|neve",
    ),
    "ru": Cues(
        says="меня зовут|моё имя|мое имя|моя фамилия|моё имя -|на имя|зовут|имя получателя"
        "|получатель|от имени|на фамилию|по фамилии|имя и фамилия|фио|меня звать",
        soft="курьер|менеджер|оператор|сосед|соседка|я|это|с вами говорит|вас беспокоит|говорит"
        "|пишет|моя жена|мой муж|мой сын|моя дочь"
        "|моя мама|мой папа|мой брат|моя сестра|мой друг|моя подруга|мой коллега|привет|уважаемый"
        "|уважаемая|дорогой|дорогая|здравствуйте|свяжитесь с|спросите|позовите",
        after="зовут|звать|на связи|у телефона|меня зовут|беспокоит",
        titles="господин|госпожа|г-н|г-жа|гн|гжа|доктор|товарищ|гражданин|гражданка|гр|др|тов",
        closings="с уважением|всего доброго|с наилучшими пожеланиями|заранее спасибо|спасибо"
        "|благодарю|искренне ваш|до свидания|хорошего дня",
        labels="имя|фамилия|фио|ф.и.о.|имя и фамилия|получатель|клиент|покупатель|отправитель"
        "|контактное лицо|владелец карты|заказчик|контакт|от|кому|отчество",
    ),
    "uk": Cues(
        says="мене звати|моє ім'я|моє прізвище|мене звуть|на ім'я|отримувач|на прізвище|піб"
        "|від імені|ім'я та прізвище|звати|моє ім'я та прізвище",
        soft="я|це|з вами говорить|вас турбує|говорить|пише|моя дружина|мій чоловік|мій син"
        "|моя донька"
        "|моя мама|мій тато|мій брат|моя сестра|мій друг|моя подруга|привіт|шановний|шановна|вітаю"
        "|зверніться до|спитайте|добрий день|зв'яжіться з",
        after="звати|на зв'язку|біля телефону|мене звати|турбує",
        titles="пан|пані|пане|пана|панові|панна|др|гр|добродій|лікар",
        closings="з повагою|щиро дякую|дякую|з найкращими побажаннями|всього найкращого|гарного дня"
        "|заздалегідь дякую|бувайте",
        labels="ім'я|прізвище|піб|п.і.б.|ім'я та прізвище|отримувач|клієнт|покупець|відправник"
        "|контактна особа|замовник|контакт|від|кому|по батькові",
    ),
    "bg": Cues(
        says="казвам се|името ми е|моето име е|фамилията ми е|на името на|на име|получател е"
        "|името е|от името на|пълното ми име е|викат ми",
        soft="аз съм|съм|тук е|обажда се|пише ви|жена ми|съпругата ми|съпругът ми|мъжът ми|синът ми"
        "|дъщеря ми|майка ми|баща ми|брат ми|сестра ми|приятелят ми|колегата ми|здравей|здравейте"
        "|уважаеми|уважаема|скъпи|свържете се с|търсете",
        after="на телефона|се казвам|е името ми",
        titles="господин|госпожа|госпожица|г-н|г-жа|г-ца|др|проф|инж|д-р",
        closings="с уважение|поздрави|благодаря|с най-добри пожелания|хубав ден|мерси"
        "|предварително благодаря|сърдечни поздрави|лек ден",
        labels="име|фамилия|имена|три имена|име и фамилия|получател|клиент|подател|лице за контакт"
        "|картодържател|поръчител|контакт",
    ),
    "el": Cues(
        says="με λένε|ονομάζομαι|το όνομά μου είναι|το ονομα μου ειναι|το όνομα μου είναι|λέγομαι"
        "|με λενε|στο όνομα|στο ονομα|το επώνυμό μου είναι|το όνομα είναι|ο παραλήπτης είναι"
        "|το πλήρες όνομά μου είναι|ονομαζομαι|εκ μέρους",
        soft="είμαι ο|είμαι η|είμαι|ειμαι|εδώ|εδώ ο|εδώ η|μιλάτε με|σας γράφει|η γυναίκα μου"
        "|η σύζυγός μου|ο σύζυγός μου|ο άντρας μου|ο γιος μου|η κόρη μου|η μητέρα μου|ο πατέρας μου"
        "|ο αδερφός μου|η αδερφή μου|ο φίλος μου|γεια σας|γεια|αγαπητέ|αγαπητή|επικοινωνήστε με",
        after="στο τηλέφωνο|εδώ|είναι το όνομά μου",
        titles="κύριος|κύριο|κυρία|κύριε|κος|κα|κ|δρ|δις|δεσποινίς|κο|κ.κ",
        closings="με εκτίμηση|ευχαριστώ|φιλικά|χαιρετισμούς|χαιρετώ|με σεβασμό|ευχαριστώ πολύ"
        "|σας ευχαριστώ|με φιλικούς χαιρετισμούς|καλή σας μέρα",
        labels="όνομα|ονομα|επώνυμο|επωνυμο|ονοματεπώνυμο|παραλήπτης|πελάτης|κάτοχος κάρτας"
        "|αποστολέας|υπεύθυνος επικοινωνίας|επαφή",
    ),
    "tr": Cues(
        says="teslim alacak kişi|teslim alan|benim adım|adım|ismim|adım soyadım|soyadım"
        "|ad soyad|adı|ismi|adına|alıcı adı"
        "|adım ve soyadım|alıcının adı|benim ismim|isim soyisim",
        soft="ben|arayan|yazan|karşınızda|eşim|kocam|karım|oğlum|kızım|annem|babam|kardeşim|ablam"
        "|abim|arkadaşım|merhaba|selam|sayın|sevgili|alıcı",
        after="adına|adıma|ben|isimli|adlı|hanım|bey|beye|beyin|hanıma|hanımın",
        titles="sayın|sn|bay|bayan|dr|doç|prof|av|yrd|öğr|uzm",
        closings="saygılarımla|saygılar|teşekkürler|teşekkür ederim|iyi günler|sevgiler|selamlar"
        "|iyi çalışmalar|kolay gelsin|şimdiden teşekkürler",
        labels="ad|soyad|ad soyad|isim|adı soyadı|alıcı|müşteri|gönderen|kart sahibi|yetkili"
        "|iletişim"
        "|isim soyisim|alıcı adı|adı|soyadı",
    ),
}
"""ISO 639-1 code → cues."""
