"""The most needed cues of languages that came later: Bulgarian, Slovak, Croatian and their like."""

MORE_LANGUAGES: dict[str, dict[str, str]] = {
    "phone": {
        "bg": "телефон*|мобилен|мобилния|мобилният|джиесем|gsm|тел|тел.|~обадете се|~звъннете|"
        "~номерът ми",
        "sk": "telefon*|mobil*|tel.c.|~zavolajte|~moje cislo",
        "hr": "telefon*|mobitel*|mob|~nazovite|~zovite|~moj broj",
        "sr": "телефон*|мобилни|тел|~зовите|~мој број",
        "sl": "telefon*|mobitel*|gsm|~poklicite|~moja stevilka",
        "ca": "telefon*|mobil*|~truqueu*|~truca'm|~el meu numero",
        "et": "telefon*|mobiil*|~helistage", "lt": "telefon*|mobil*|~skambinkite",
        "lv": "talrun*|mobil*|~zvaniet", "sw": "simu|namba ya simu|~nipigie",
        "lo": "ເບີໂທ|ໂທ|ໂທລະສັບ|ເບີ", "my": "ဖုန်း|ဖုန်းနံပါတ်", "km": "ទូរស័ព្ទ|លេខទូរស័ព្ទ|លេខ",
    },
    "email": {
        "bg": "имейл*|поща|мейл", "sk": "mail|e-mailova", "hr": "e-posta|mail|eposta",
        "sl": "e-posta|eposta", "sr": "имејл|мејл", "ca": "correu", "lt": "el. pastas",
        "sw": "barua pepe",
    },
    "card": {
        "bg": "карта|картата|номер на карта|кредитна карта", "sk": "karta|karty|cislo karty",
        "hr": "kartica|kartice|broj kartice", "sl": "kartica|stevilka kartice", "sr": "картица",
        "ca": "targeta", "tl": "card ko",
    },
    "bank": {
        "bg": "банкова сметка|сметка|номер на сметка", "sk": "cislo uctu|ucet|bankovy ucet",
        "hr": "broj racuna|ziro racun|bankovni racun", "sl": "transakcijski racun", "sr": "рачун",
        "ca": "compte bancari|numero de compte",
        "ko": "농협|국민은행|신한은행|우리은행|하나은행|카카오뱅크|기업은행|새마을금고|토스뱅크|신협",
        "en": "~savings|from checking|to checking|swift|bic|swift code",
    },
    "national_id": {
        "bg": "егн|лична карта|личната карта|номер на лична карта", "sr": "јмбг|лична карта",
        "sk": "rodne cislo|obciansky preukaz|cislo op", "hr": "oib|jmbg|osobna iskaznica",
        "sl": "emso|davcna stevilka|osebna izkaznica", "ca": "dni|nie",
        "et": "isikukood", "lt": "asmens kodas", "lv": "personas kods",
        "en": "green card number|green card|alien number|alien registration number|uscis number|"
        "a-number|resident card|personal identity code|identity code|id code|rrn|tnin|"
        "provider identifier",
        "fr": "mon nas",
    },
    "birth": {
        "bg": "роден|родена|дата на раждане|рожден*", "sk": "narodeny|narodena|datum narodenia",
        "hr": "rodjen|rodjena|roden|rodena|datum rodenja", "sl": "rojen|rojena|datum rojstva",
        "sr": "рођен|рођена|датум рођења", "ca": "nascut|nascuda|data de naixement",
        "lo": "ວັນເກີດ", "my": "မွေးနေ့|မွေးသက္ကရာဇ်", "km": "ថ្ងៃកំណើត", "sw": "tarehe ya kuzaliwa",
    },
    "passport": {
        "bg": "паспорт*", "sk": "pas cislo|cislo pasu|pasu", "hr": "putovnic*|pasos*",
        "sl": "potni list", "sr": "пасош*", "ca": "passaport",
    },
    "account": {
        "bg": "клиентски номер|номер на клиент|акаунт*", "sk": "cislo zakaznika|zakaznicke cislo",
        "hr": "broj kupca|korisnicki broj", "sl": "stevilka kupca", "sr": "број купца",
        "ca": "numero de client",
    },
    "username": {
        "bg": "потребителско име|потребител", "sk": "pouzivatelske meno|prihlasovacie meno",
        "hr": "korisnicko ime", "sl": "uporabnisko ime", "sr": "корисничко име",
        "ca": "nom d'usuari|usuari",
    },
    "password": {
        "bg": "парола|паролата|паролата ми", "sk": "heslo|hesla", "hr": "lozinka|lozinku|sifra",
        "sl": "geslo", "sr": "лозинка|шифра", "ca": "contrasenya", "et": "parool",
        "lt": "slaptazodis", "lv": "parole", "sw": "nenosiri", "lo": "ລະຫັດຜ່ານ",
        "my": "စကားဝှက်", "km": "ពាក្យសម្ងាត់", "en": "pasword|passwrod|pssword|passwrd",
    },
    "code": {
        "bg": "пин|код за потвърждение|пин код", "sk": "pin kod|overovaci kod",
        "hr": "pin kod|kod za potvrdu", "sl": "pin koda|potrditvena koda", "sr": "пин|код за потврду",
    },
    "business": {
        "bg": "поръчк*|номер на поръчка|пратк*|товарителниц*|фактур*|модел|артикул*|промокод|"
        "касов бон|рекламаци*",
        "sk": "objednavk*|cislo objednavky|zasielk*|balik*|faktur*|reklamaci*|model*",
        "hr": "narudzb*|broj narudzbe|posiljk*|paket*|racun broj|model*|artikl*",
        "sr": "поруџбин*|наруџбин*|пошиљк*|пакет*|модел*", "sl": "narocil*|posiljk*|paket*|model*",
        "ca": "comand*|numero de comanda|paquet|factura*|model", "et": "tellimus*|pakk|arve",
        "lt": "uzsakym*|siunt*|saskait*", "lv": "pasutijum*|sutijum*|rekin*",
        "sw": "oda|agizo", "lo": "ອໍເດີ|ຄຳສັ່ງຊື້|ພັດສະດຸ", "my": "အော်ဒါ|ပါဆယ်",
        "km": "ការបញ្ជាទិញ|កញ្ចប់",
    },
    "social": {
        "en": "venmo|cashapp|cash app|cashtag|zelle|bereal|onlyfans|viber id|gamer tag|psn|psn id",
    },
}  # fmt: skip
"""kind → language → phrases; merged into those of the other files."""
