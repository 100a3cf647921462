"""Words that name a telephone number or an e-mail address."""

CONTACT: dict[str, dict[str, str]] = {
    "phone": {
        "en": "phone|phones|phone number|phone numbers|phone no|telephone*|tel|tel.|tele|mobile|"
        "mobile number|mobile no|mob|cell|cell number|cellphone*|cell phone|contact number|"
        "contact no|landline|fax|fax number|callback number|call back number|call back|callback|"
        "~call me|~call us|~call him|~call her|~text me|~reach me|~ring me|~reach out|"
        "~my number|~my no|~my new number|~the number is|~number is|~at this number|"
        "~calling from|~text|~call|~dial|~office|~ext|~contact me|~contact|~phoned|"
        "~answering at|~message to|~messages to|~text messages|~sms|whatsapp|whatsapp number|"
        "viber",
        "zh": "手机|手机号|手机号码|电话|电话号|电话号码|联系电话|联系方式|联系号码|座机|固话|"
        "传真|来电|致电|拨打|打我|打给我|移动电话|热线|短信|预留号码|~号码|~联系我|~联系|电話|"
        "電話|手機|手機號|手機號碼|電話號碼|聯絡電話|聯繫電話|連絡電話|行動電話|傳真|聯絡",
        "fr": "telephone*|tel|portable|numero de portable|numero de telephone|mobile|fixe|"
        "~appelez*|~appeler*|~joignable*|~joindre*|~mon numero|~rappelez*|~rappeler|gsm|"
        "telecopie",
        "de": "telefon*|handy*|mobil*|rufnummer*|festnetz*|~anrufen|~erreichbar|~erreichen|"
        "~meine nummer|~nummer ist|~ruckruf*|~rufen",
        "es": "telefono*|movil*|celular*|numero de telefono|numero de celular|numero de movil|"
        "fijo|~llamame|~llamarme|~llamen*|~llame|~mi numero|~localizarme|~contactarme|cel",
        "it": "telefono*|cellulare*|numero di telefono|numero di cellulare|telefonino|~chiamami|"
        "~chiamatemi|~chiamare|~il mio numero|~recapito|~contattarmi|~rispondo al",
        "pt": "telefone*|telemovel*|celular*|numero de telefone|fone|~ligue*|~ligar|~me liga|"
        "~meu numero|~contato|~contacto|zap|whats",
        "nl": "telefoon*|mobiel*|gsm nummer|~bel me|~bel mij|~bellen|~bereikbaar|~mijn nummer|"
        "~te bereiken",
        "sv": "telefon*|mobil*|mobilnummer*|~ring mig|~ringa|~mitt nummer|~nas pa",
        "da": "telefon*|mobil*|tlf|tlf.|~ring til mig|~mit nummer|~kontaktes",
        "no": "telefon*|mobil*|tlf|~ring meg|~nummeret mitt|~mitt nummer|~na meg",
        "fi": "puhelin*|puhelimeni|puhelinnumero*|kannykka*|matkapuhelin*|puh|puh.|gsm|~soita*|"
        "~numeroni|~tavoittaa",
        "pl": "telefon*|komork*|numer telefonu|numer komorkowy|kom.|~zadzwon*|~dzwon*|"
        "~moj numer|~pod numerem|~kontakt*",
        "cs": "telefon*|mobil*|cislo mobilu|~zavolejte|~volejte|~volat|~moje cislo|~muj kontakt",
        "ru": "телефон*|мобильн*|сотов*|номер телефона|тел|тел.|моб|~позвоните*|~звоните*|"
        "~звонить|~перезвоните*|~мой номер|~по номеру|~ватсап*|вотсап*|~связаться|~свяжитесь",
        "uk": "телефон*|мобільн*|номер телефону|~зателефонуйте|~дзвоніть|~мій номер|~за номером",
        "ro": "telefon*|mobil*|numar de telefon|numarul de telefon|~sunati*|~suna-ma|"
        "~numarul meu|~contacta*",
        "hu": "telefon*|mobil*|telefonszam*|mobilszam*|~hivjon*|~hivjanak|~hivj*|~szamom|"
        "~elerheto*",
        "el": "τηλεφων*|κινητ*|τηλ|τηλ.|~καλεστε*|~παρτε με|~ο αριθμος μου|~σταθερο",
        "tr": "telefon*|cep numar*|cep telefon*|gsm|cep no|~arayin*|~arayabilirsiniz|~numaram|"
        "~ulas*|~cebim",
        "ar": "هاتف|الهاتف|هاتفي|جوال|الجوال|جوالي|موبايل|تلفون|تليفون|محمول|رقمي|المحمول|~اتصل|"
        "~اتصلوا|واتساب|رقم التواصل",
        "he": "טלפון|נייד|פלאפון|הטלפון|הנייד|~תתקשרו|~התקשרו|~המספר שלי|ווטסאפ|סלולרי",
        "fa": "تلفن|موبایل|همراه|شماره تماس|شماره تلفن|شماره موبایل|~تماس|~شماره من|واتساپ",
        "hi": "फोन|फ़ोन|मोबाइल|मोबाईल|फोन नंबर|मोबाइल नंबर|दूरभाष|संपर्क नंबर|~मेरा नंबर|~कॉल|व्हाट्सएप|~संपर्क",
        "bn": "ফোন|মোবাইল|ফোন নম্বর|মোবাইল নম্বর|~আমার নম্বর|~কল",
        "ur": "فون|موبائل|فون نمبر|موبائل نمبر|~میرا نمبر|~رابطہ",
        "ta": "தொலைபேசி|கைபேசி|மொபைல்|அலைபேசி|போன்",
        "id": "telepon*|telpon|telp|hp|no hp|nomor hp|nomor telepon|handphone|nomor ponsel|"
        "ponsel|wa|no wa|nomor wa|no. hp|no telp|~hubungi|~nomor saya|nohp|~kontak",
        "ms": "telefon*|nombor telefon|no tel|no. tel|no telefon|~hubungi|~nombor saya",
        "tl": "telepono*|cellphone|selpon|~tawagan|~numero ko|~number ko|~tumawag",
        "vi": "dien thoai|so dien thoai|sdt|di dong|dt|so dt|zalo|hotline|~goi cho|~goi|"
        "~lien he|~so cua toi|~so minh|~so cua minh|~lien lac",
        "th": "โทร|โทรศัพท์|เบอร์|เบอร์โทร|มือถือ|เบอร์ติดต่อ|หมายเลขโทรศัพท์|เบอร์มือถือ",
        "ja": "電話|電話番号|携帯|携帯番号|携帯電話|連絡先|ケータイ|スマホの番号|ファックス|"
        "おかけ|~お電話|~折り返し|~番号は",
        "ko": "전화|전화번호|휴대폰|핸드폰|휴대전화|연락처|폰번호|폰 번호|핸드폰번호|휴대폰번호|"
        "번호로|팩스|~연락|~제 번호|~내 번호",
    },
    "email": {
        "en": "email*|e-mail*|e mail|mail|mail address|mail id|gmail|inbox",
        "zh": "邮箱|邮件|电邮|电子邮件|电子邮箱|信箱|郵箱|郵件|電郵|電子郵件",
        "fr": "courriel|adresse mail|adresse electronique|mel|mail",
        "de": "e-mail-adresse|mailadresse|mailadresse*|emailadresse*",
        "es": "correo|correo electronico|mi correo|mail",
        "it": "posta elettronica|indirizzo mail|indirizzo email|casella",
        "pt": "correio eletronico|endereco de email",
        "nl": "mailadres*|e-mailadres*",
        "sv": "e-post*|epost*|mejl*|mailadress*",
        "da": "mailadresse*",
        "fi": "sahkoposti*|meili*",
        "pl": "poczta|adres mailowy|mailowy|maila|mejl*",
        "cs": "mailu|emailova adresa|mailova",
        "ru": "почт*|эл. почта|электронная почта|имейл*|емейл*|мейл*|мыло|емайл*",
        "uk": "пошт*|електронна пошта|електронну пошту",
        "ro": "adresa de mail|posta electronica",
        "hu": "emailcim*|e-mail cim*|drotposta",
        "el": "ηλεκτρονικο ταχυδρομειο|ιμειλ|μειλ",
        "tr": "e-posta*|eposta*|mail adres*|mailim|elektronik posta",
        "ar": "بريد|البريد|بريدي|ايميل|إيميل|الايميل|الإيميل|ايميلي|إيميلي|البريد الإلكتروني",
        "he": 'מייל|אימייל|דואל|דוא"ל|המייל',
        "fa": "ایمیل|پست الکترونیک|رایانامه",
        "hi": "ईमेल|ई-मेल|मेल",
        "bn": "ইমেইল|ইমেল|ই-মেইল",
        "ur": "ای میل|ایمیل",
        "id": "surel|alamat email",
        "ms": "emel|e-mel",
        "vi": "thu dien tu|dia chi email|hop thu",
        "th": "อีเมล|อีเมล์|เมล",
        "ja": "メール|メールアドレス|メアド|eメール",
        "ko": "이메일|메일|메일주소|이메일주소",
    },
}
