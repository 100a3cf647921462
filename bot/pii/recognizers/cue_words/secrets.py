"""Words that name a password, or a short code that proves who somebody is."""

SECRETS: dict[str, dict[str, str]] = {
    "password": {
        "en": "password*|passwd|pwd|passcode*|pass word|passphrase*|temp password|pw|"
        "credentials|wifi key|secret key|api key|access token|secret word|memorable word|"
        "security answer|security word|secret answer|psw|~pass|login details|api token|secret",
        "zh": "密码|口令|密碼|登录密码|支付密码|交易密码|登入密碼|初始密码|新密码|旧密码|"
        "wifi密码|密保答案",
        "fr": "mot de passe|mdp|code secret|mots de passe",
        "de": "passwort*|kennwort*|passworter|zugangsdaten|losungswort",
        "es": "contrasena*|clave|clave de acceso|mi clave|palabra clave",
        "it": "parola d'ordine|parola chiave|password|credenziali",
        "pt": "senha*|palavra-passe|palavra passe|password|minha senha",
        "nl": "wachtwoord*",
        "sv": "losenord*",
        "da": "adgangskode*|kodeord*",
        "no": "passord*",
        "fi": "salasana*",
        "pl": "haslo|hasla|haslem",
        "cs": "heslo|hesla|heslem",
        "ru": "пароль|пароля|паролем|пароли|паролю",
        "uk": "пароль|пароля|паролем",
        "ro": "parola|parolei|parole",
        "hu": "jelszo*|jelszav*",
        "el": "κωδικος προσβασης|κωδικο προσβασης|συνθηματικ*|κωδικο μου|κωδικος μου",
        "tr": "sifre*|parola*|sifrem|parolam",
        "ar": "كلمة السر|كلمة المرور|كلمه السر|كلمه المرور|باسورد|الباسورد|الرقم السري|كلمة مروري",
        "he": "סיסמה|סיסמא|הסיסמה|הסיסמא",
        "fa": "رمز عبور|رمز|پسورد|گذرواژه|کلمه عبور",
        "hi": "पासवर्ड|कूटशब्द",
        "bn": "পাসওয়ার্ড",
        "ur": "پاس ورڈ|پاسورڈ",
        "ta": "கடவுச்சொல்",
        "id": "kata sandi|sandi|kata kunci",
        "ms": "kata laluan",
        "tl": "password ko",
        "vi": "mat khau|mk|~pass",
        "th": "รหัสผ่าน|พาสเวิร์ด|พาสเวิด",
        "ja": "パスワード|暗証|合言葉|パスコード",
        "ko": "비밀번호|비번|암호|패스워드",
    },
    "code": {
        "en": "pin|pin code|pin number|otp|one time code|one-time code|verification code|"
        "one time password|one-time password|security code|authentication code|auth code|"
        "2fa code|two factor code|access code|passcode|sms code|login code|verify code|atm pin|"
        "mfa code|one time passcode|one-time passcode|activation code|the code is|code i got|"
        "~code|2fa|tan",
        "zh": "验证码|校验码|动态码|动态密码|短信码|短信验证码|驗證碼|认证码|取款密码|pin码|"
        "一次性密码|激活码|激活碼|提款密码|登录码|安全验证码|动态口令",
        "fr": "le code est|code que j'ai recu|code pin|code de verification|"
        "code de confirmation|code de securite|code recu|code sms|code a usage unique|"
        "code secret",
        "de": "der code lautet|code lautet|der code ist|pin|bestatigungscode*|"
        "verifizierungscode*|einmalcode*|sicherheitscode*|tan|einmalpasswort*|geheimzahl*|"
        "zugangscode*|sms-code",
        "es": "el codigo es|codigo que me llego|codigo que recibi|pin|codigo de verificacion|"
        "codigo de seguridad|codigo pin|codigo sms|nip|codigo de acceso|codigo de confirmacion",
        "it": "codice ricevuto|codice che ho ricevuto|il codice e|codice pin|codice di verifica|"
        "codice otp|codice di sicurezza|codice di conferma|codice di accesso",
        "pt": "o codigo e|codigo que recebi|codigo de verificacao|codigo pin|"
        "codigo de seguranca|codigo sms|codigo de acesso|codigo de confirmacao",
        "nl": "de code is|pincode*|verificatiecode*|bevestigingscode*|beveiligingscode*|sms-code",
        "sv": "koden ar|pinkod*|verifieringskod*|engangskod*|sakerhetskod*|pin-kod*",
        "da": "koden er|pinkode*|bekraeftelseskode*|engangskode*|pin-kode*",
        "no": "koden er|pinkode*|bekreftelseskode*|engangskode*|pin-kode*",
        "fi": "koodi on|pin-koodi*|vahvistuskood*|tunnusluku*|kertakayttokoodi*|pinkoodi*",
        "pl": "kod to|otrzymany kod|kod pin|pin|kod weryfikacyjny|kod sms|kodu pin|"
        "kod autoryzacyjny|kod potwierdzajacy",
        "cs": "kod je|pin|pin kod|overovaci kod|sms kod|bezpecnostni kod",
        "ru": "пин|пин-код*|пинкод*|код подтверждения|код из смс|проверочный код|смс-код|~код|"
        "пин код",
        "uk": "пін|пін-код*|код підтвердження|код із смс|код з смс",
        "ro": "codul este|codul primit|cod pin|codul pin|cod de verificare|codul de verificare|"
        "cod de securitate",
        "hu": "a kod|pin-kod*|pinkod*|ellenorzo kod*|megerosito kod*|pin kod*",
        "el": "κωδικος επιβεβαιωσης|κωδικος επαληθευσης|κωδικος pin|κωδικο επαληθευσης|πιν",
        "tr": "gelen kod|kodum|pin kod*|dogrulama kod*|onay kod*|guvenlik kod*|tek kullanimlik|pin",
        "ar": "رمز التحقق|كود التحقق|رمز التأكيد|الرمز السري|رمز pin|رقم التعريف الشخصي|رمز الأمان",
        "he": "קוד אימות|קוד סודי|קוד האימות|קוד זיהוי|פין",
        "fa": "کد تایید|کد تأیید|رمز دوم|رمز پویا|کد فعال سازی|پین",
        "hi": "ओटीपी|पिन|सत्यापन कोड|पिन कोड",
        "bn": "ওটিপি|পিন|যাচাই কোড",
        "ur": "او ٹی پی|پن کوڈ|تصدیقی کوڈ",
        "id": "kode otp|kode verifikasi|pin saya|kode pin|kode keamanan",
        "ms": "kod pengesahan|kod otp|nombor pin",
        "vi": "ma otp|ma pin|ma xac nhan|ma xac thuc|ma xac minh",
        "th": "รหัสยืนยัน|รหัสotp|รหัส otp|โอทีพี|รหัสพิน|พิน|รหัส pin",
        "ja": "認証コード|確認コード|暗証番号|ワンタイムパスワード|ワンタイム|pinコード|ピン",
        "ko": "인증번호|인증코드|핀번호|인증 번호|보안코드번호|핀코드",
    },
}
