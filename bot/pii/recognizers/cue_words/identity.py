"""Words that name a national identity or tax number, or a date of birth."""

IDENTITY: dict[str, dict[str, str]] = {
    "ssn": {
        "en": "ssn|~social|ssn number|social security|social security number|social security no|"
        "my social|the social|social number|his social|her social|your social|"
        "social security card|soc sec|social #|last four of my social|socials|full social|"
        "social is",
    },
    "national_id": {
        "en": "id card|id card number|identity card|identity number|identification number|"
        "national id*|national identity|national identification|national insurance|"
        "national insurance number|nino|ni number|id number|id no|~my id|~id|tax id|"
        "taxpayer identification|tax number|tax identification number|tin|itin|ein number|"
        "employer identification|sin number|my sin|social insurance|social insurance number|"
        "nhs number|nhs|medicare|medicare number|mbi|tfn|tax file number|aadhaar*|aadhar*|"
        "adhaar|pan card|pan number|my pan|pan no|nric|fin number|mykad|voter|voter id|npi|"
        "dea number|medical license|health card|health insurance number|nin|utr|personal number|"
        "government id|citizen id|identity document|resident id|state id|national number|"
        "emirates id|iqama|cnic|nid|nic number|pps|ppsn|pps number|ird number",
        "zh": "身份证|身份证号|身份证号码|身分证|证件号|证件号码|身份證|身分證|身分證字號|"
        "身份證號碼|身分證號|身份證號|证件|公民身份号码|社保号|社保卡号|社会保障号|居留证|"
        "港澳通行证|台胞证|税号|居民身份证|回乡证|健保卡|統一證號|居留證|军官证|实名",
        "fr": "carte d'identite|numero de carte d'identite|piece d'identite|cni|"
        "securite sociale|numero de securite sociale|numero secu|nir|numero fiscal|insee|"
        "num secu|registre national|numero national|avs|secu",
        "de": "personalausweis*|ausweisnummer*|ausweis|ausweis-nr|steuer-id*|"
        "steueridentifikations*|steuernummer*|idnr|sozialversicherung*|rentenversicherung*|rvnr|"
        "versichertennummer*|krankenversichertennummer|svnr|ahv*|egk-nummer|"
        "steuerliche identifikationsnummer|kvnr|sv-nummer|identifikationsnummer|arztnummer|lanr",
        "es": "dni|mi nie|nie es|numero nie|nif|documento de identidad|cedula*|"
        "numero de documento|curp|rfc|rut|cuil|cuit|documento nacional|carnet de identidad|"
        "seguridad social|identificacion|cif|ine|numero de identidad|numero de identificacion|"
        "nss|mi documento",
        "it": "codice fiscale|cod. fisc.|cf|carta d'identita|carta di identita|"
        "documento d'identita|numero documento|tessera sanitaria|c.f.",
        "pt": "cpf|rg|nif|cartao de cidadao|cartao do cidadao|bilhete de identidade|identidade|"
        "contribuinte|numero de contribuinte|documento de identidade|carteira de identidade|"
        "niss|pis",
        "nl": "bsn|burgerservicenummer*|sofinummer*|identiteitskaart*|rijksregisternummer*|"
        "id-kaart|identiteitsbewijs|id-nummer",
        "sv": "personnummer*|personnr|pnr|samordningsnummer*|legitimation*|id-kort*|id-kod",
        "da": "cpr|cpr-nummer*|cpr-nr|cprnummer|personnummer*",
        "no": "fodselsnummer*|personnummer*|d-nummer*|fodselsnr",
        "fi": "henkilotunnu*|hetu|sosiaaliturvatunnu*|henkilokort*|sotu",
        "pl": "pesel*|dowod*|dowodu osobistego|numer dowodu|nip|regon|nr dowodu",
        "cs": "rodne cislo|rodneho cisla|obcansky prukaz|cislo op|rodni cislo|obcansk*|rc|prukaz*",
        "ru": "инн|снилс|паспорт рф|удостоверени*|страховой номер",
        "uk": "іпн|рнокпп|податковий номер|ідентифікаційний код|ідентифікаційний номер|посвідчення",
        "ro": "cnp|cod numeric personal|buletin*|carte de identitate|seria ci|ci seria",
        "hu": "szemelyi*|szemelyi szam*|szemelyi igazolvany*|adoazonosito*|taj*|taj szam*|adoszam*",
        "el": "αφμ|α.φ.μ.|αμκα|ταυτοτητα*|αριθμος ταυτοτητας|δελτιο ταυτοτητας|αδτ",
        "tr": "tc|tc kimlik|tckn|tc kimlik no|t.c. kimlik|kimlik numara*|kimlik no|kimlik*|"
        "tc no|vergi kimlik|vergi numara*|vergi no|kimligim|tc numara*",
        "ar": "الهوية|هوية|رقم الهوية|هويتي|الرقم القومي|رقم قومي|البطاقة الشخصية|بطاقة الهوية|"
        "الإقامة|رقم الإقامة|الرقم الوطني|الرقم المدني|رقم البطاقة الشخصية",
        "he": 'תעודת זהות|ת.ז|ת"ז|תז|מספר זהות|ת.ז.|הזהות',
        "fa": "کد ملی|کدملی|شماره ملی|کارت ملی|شناسنامه|شماره شناسنامه",
        "hi": "आधार|आधार नंबर|आधार कार्ड|पैन|पैन कार्ड|पैन नंबर|पहचान पत्र|मतदाता|पहचान संख्या",
        "bn": "জাতীয় পরিচয়পত্র|এনআইডি|পরিচয়পত্র|আধার",
        "ur": "شناختی کارڈ|شناختی کارڈ نمبر|قومی شناختی",
        "id": "ktp|nik|nomor ktp|no ktp|npwp|nomor induk|kartu tanda penduduk|no. ktp",
        "ms": "kad pengenalan|no ic|nombor ic|ic saya|my ic|mykad|no kp|no. ic|"
        "nombor kad pengenalan",
        "tl": "sss|umid|philhealth|philsys",
        "vi": "can cuoc|cccd|cmnd|chung minh nhan dan|so cccd|so cmnd|chung minh thu|ma so thue|"
        "can cuoc cong dan|so can cuoc|mst",
        "th": "บัตรประชาชน|เลขบัตรประชาชน|เลขประจำตัวประชาชน|หมายเลขบัตรประชาชน|บัตรประจำตัว|"
        "เลขประจำตัว|เลขผู้เสียภาษี|เลขบัตรประจำตัวประชาชน",
        "ja": "マイナンバー|個人番号|身分証|在留カード|在留カード番号|住民票コード|保険証|"
        "基礎年金番号|年金番号",
        "ko": "주민등록번호|주민번호|주민등록|외국인등록번호|외국인등록|신분증|주민|민증",
    },
    "birth": {
        "en": "date of birth|birth date|birthdate*|birthday*|dob|d.o.b|d.o.b.|~born|born on|"
        "born in|was born|birth|b-day|bday",
        "zh": "出生日期|生日|出生|出生于|出生年月|生于|生辰|出生年月日",
        "fr": "date de naissance|ne le|nee le|naissance|anniversaire|ne en|nee en",
        "de": "geburtsdatum*|geburtstag*|geboren|geb.|geb.datum|geb|geburtsdaten|gebdat",
        "es": "fecha de nacimiento|naci|nacimiento|cumpleanos|nacido|nacida",
        "it": "data di nascita|nato il|nata il|compleanno|nascita|nato nel|sono nato|sono nata|"
        "nato|nata",
        "pt": "data de nascimento|nascimento|nasci|aniversario|nascido|nascida|data nasc",
        "nl": "geboortedatum*|geboren|verjaardag|geboorte*|geb.datum",
        "sv": "fodelsedatum*|fodd|fodelsedag*|foddes",
        "da": "fodselsdato*|fodt|fodselsdag*",
        "no": "fodselsdato*|fodt|fodselsdag*|bursdag*",
        "fi": "syntymaaika*|syntymapaiva*|syntynyt|synnyin|syntyma-aika*|synt.",
        "pl": "data urodzenia|date urodzenia|daty urodzenia|urodzony|urodzona|urodzin*|"
        "urodzilem|urodzilam|ur.|data ur",
        "cs": "datum narozeni|narozen|narozena|narozenin*|nar.|narodil*|datem narozeni",
        "ru": "дата рождения|дату рождения|даты рождения|родился|родилась|день рождения|"
        "рождения|д.р.|др|г.р.|рожд*",
        "uk": "дата народження|дату народження|народився|народилась|народилася|день народження|"
        "народження",
        "ro": "data nasterii|data de nastere|nascut*|ziua de nastere|nastere*|nasterii",
        "hu": "szuletesi datum*|szuletett*|szulettem|szuletesnap*|szul.|szuletesi ido*|szuletesi*",
        "el": "ημερομηνια γεννησης|γεννηθηκα|γεννησης|γενεθλια*|γεννημεν*|ημ. γεννησης",
        "tr": "dogum tarih*|dogum gun*|dogdum|dogumlu*|dogum",
        "ar": "تاريخ الميلاد|تاريخ ميلادي|ميلادي|ولدت|مواليد|الميلاد|عيد ميلاد|عيد ميلادي|"
        "تاريخ ميلاد",
        "he": "תאריך לידה|תאריך הלידה|נולדתי|יום הולדת|לידה|יום ההולדת",
        "fa": "تاریخ تولد|متولد|تولد|به دنیا آمد*",
        "hi": "जन्म तिथि|जन्मतिथि|जन्म|जन्मदिन|जन्म तारीख|जन्म दिनांक",
        "bn": "জন্ম তারিখ|জন্মতারিখ|জন্মদিন|জন্ম",
        "ur": "تاریخ پیدائش|پیدائش|سالگرہ",
        "ta": "பிறந்த தேதி|பிறந்த நாள்|பிறந்தநாள்",
        "id": "tanggal lahir|lahir|ulang tahun|tgl lahir|tanggal kelahiran",
        "ms": "tarikh lahir|hari lahir|dilahirkan",
        "tl": "kaarawan|petsa ng kapanganakan|ipinanganak",
        "vi": "ngay sinh|sinh ngay|sinh nhat|sinh nam|ngay thang nam sinh",
        "th": "วันเกิด|วันเดือนปีเกิด|เกิดวันที่|เกิดเมื่อ|เกิด",
        "ja": "生年月日|誕生日|生まれ|お誕生日",
        "ko": "생년월일|생일|출생|태어났|출생일|태어난",
    },
}
