"""Words that name what lets somebody in: an account, a user name, a password, a one-time code."""

ACCESS: dict[str, dict[str, str]] = {
    "account": {
        "en": "account number|account no|account no.|account #|account id|acct number|acc|"
        "acct id|acct #|acct|account|accounts|accnt|customer id|customer number|customer no|"
        "member number|member id|membership number|membership id|membership|loyalty number|"
        "loyalty card|policy number|policy no|client number|client id|customer account|"
        "client code|client ref|customer ref|customer reference|subscriber id|subscriber number|account ending|frequent flyer|"
        "frequent flyer number|patient id|employee id|student id|employee number|mrn|"
        "medical record number|acc number|acc no|policy|claim number|account holder number|a/c|"
        "a/c no|rewards number",
        "zh": "账号|帐号|账户|帐户|会员号|会员卡号|会员编号|客户号|客户编号|户号|帳號|帳戶|"
        "會員號|會員編號|会员id|用户编号|客户id|工号|学号|保单号|保單號碼",
        "fr": "numero de client|numero client|compte client|identifiant client|"
        "ref client|reference client|n° client|numero d'adherent|numero de contrat|compte",
        "de": "kundennummer*|kunden-nr|mitgliedsnummer*|kundenkonto*|kd-nr|kundennr|"
        "versicherungsnummer*|vertragsnummer*|mitglieds-nr|accountnummer",
        "es": "numero de cliente|cuenta de cliente|numero de socio|id de cliente|cuenta|poliza",
        "it": "codice cliente|numero cliente|numero di cliente|account|polizza|numero tessera",
        "pt": "numero de cliente|codigo do cliente|conta|numero de socio|apolice|id do cliente",
        "nl": "klantnummer*|lidnummer*|lidmaatschapsnummer*|klant-id|polisnummer*|account",
        "sv": "kundnummer*|medlemsnummer*|kundnr|konto|kontot",
        "da": "kundenummer*|medlemsnummer*|kundenr|konto",
        "no": "kundenummer*|medlemsnummer*|kontoen",
        "fi": "asiakasnumero*|jasennumero*|asiakastunnus*",
        "pl": "numer klienta|nr klienta|konto|konta|numer polisy",
        "cs": "cislo zakaznika|zakaznicke cislo|klientske cislo|cislo klienta",
        "ru": "номер клиента|аккаунт*|учетн*|клиентский номер|номер договора|код клиента|"
        "карта лояльности|номер полиса",
        "uk": "номер клієнта|акаунт*|обліков*|номер договору",
        "ro": "numar client|cod client|numarul de client|contul de client",
        "hu": "ugyfelszam*|vevoszam*|ugyfelazonosito*|fiok*|vevokod*",
        "el": "αριθμος πελατη|κωδικος πελατη",
        "tr": "musteri numara*|musteri no|hesap|uye numara*|uye no|musteri numaram",
        "ar": "رقم العميل|حساب|الحساب|حسابي|رقم العضوية|رقم المشترك",
        "he": "מספר לקוח|מספר הלקוח|מספר חבר",
        "fa": "شماره مشتری|کد مشتری|شماره اشتراک|شماره عضویت",
        "hi": "ग्राहक संख्या|खाता|ग्राहक आईडी|अकाउंट|सदस्य संख्या|ग्राहक नंबर",
        "bn": "গ্রাহক নম্বর|অ্যাকাউন্ট|একাউন্ট",
        "ur": "اکاؤنٹ|کسٹمر نمبر",
        "id": "nomor pelanggan|id pelanggan|akun|nomor akun|nomor anggota|no anggota",
        "ms": "akaun|nombor pelanggan|nombor ahli",
        "vi": "ma khach hang|tai khoan|so hop dong|ma thanh vien|so tai khoan khach hang",
        "th": "รหัสลูกค้า|หมายเลขสมาชิก|หมายเลขลูกค้า|รหัสสมาชิก|เลขสมาชิก",
        "ja": "会員番号|お客様番号|顧客番号|アカウント|会員id|お客様id|契約番号|アカウント番号",
        "ko": "회원번호|고객번호|계정|고객 번호|회원 번호|계정번호",
    },
    "username": {
        "en": "username*|user name|user id|userid|login|login id|login name|user-name|"
        "account name|screen name|nickname|user|gamertag|sign in name|logon|usr|signing in as|"
        "log in as|logged in as|profile name",
        "zh": "用户名|登录名|登陆名|用户id|账号名|登录账号|登录帐号|昵称|用戶名|用戶名稱|"
        "登入帳號|使用者名稱|账户名|网名|會員名稱",
        "fr": "nom d'utilisateur|identifiant|pseudo|login",
        "de": "benutzername*|nutzername*|anmeldename*|benutzerkennung|login|user",
        "es": "usuario|nombre de usuario|mi usuario",
        "it": "nome utente|utente|nick",
        "pt": "usuario|nome de usuario|utilizador|nome de utilizador|login",
        "nl": "gebruikersnaam*|inlognaam*",
        "sv": "anvandarnamn*|inloggningsnamn*",
        "da": "brugernavn*",
        "no": "brukernavn*",
        "fi": "kayttajatunnu*|kayttajanimi*|kayttajanime*",
        "pl": "nazwa uzytkownika|nazwe uzytkownika|login|loginu|uzytkownik",
        "cs": "uzivatelske jmeno|prihlasovaci jmeno|uzivatelsk*",
        "ru": "логин*|имя пользователя|ник|никнейм*|юзернейм*",
        "uk": "логін*|ім'я користувача|імя користувача|нік",
        "ro": "nume de utilizator|numele de utilizator|utilizator*",
        "hu": "felhasznalonev*|felhasznaloi nev*|felhasznalo",
        "el": "ονομα χρηστη|χρηστη|username",
        "tr": "kullanici ad*|kullanici|kullanici adim",
        "ar": "اسم المستخدم|اسم المستخدم الخاص بي|المستخدم|يوزر|اليوزر",
        "he": "שם משתמש|שם המשתמש|יוזר",
        "fa": "نام کاربری|یوزرنیم|کاربری",
        "hi": "यूजरनेम|उपयोगकर्ता नाम|यूज़रनेम|यूजर आईडी|उपयोगकर्ता",
        "bn": "ইউজারনেম|ব্যবহারকারীর নাম|ইউজার আইডি",
        "ur": "یوزر نیم|صارف نام",
        "id": "nama pengguna|username|nama user",
        "ms": "nama pengguna",
        "vi": "ten dang nhap|ten nguoi dung|ten tai khoan",
        "th": "ชื่อผู้ใช้|ยูสเซอร์|ยูสเซอร์เนม|ชื่อบัญชี",
        "ja": "ユーザー名|ユーザid|ユーザーid|ログインid|ユーザーネーム|ユーザ名",
        "ko": "아이디|사용자명|사용자 이름|유저네임|로그인 아이디|닉네임",
    },
}
