"""The words after which an address comes, by language."""

from __future__ import annotations

ADDRESS_CUES = {
    "en": "address is|address to|my address|the address|live at|lives at|lived at|living at"
    "|live in|lives in|live on|lives on|ship to|ship it to"
    "|deliver to|deliver it to|delivered to|send to|send it to|sent to|shipped to|place is"
    "|moved to|changed to|located at|shipping address|delivery address"
    "|billing address|home address|mailing address|should go to|go to|going to|address|adress|addres|addess|adres"
    "|residing at|reside at|we're at|i'm at|im at|i am at"
    "|house is|home is|meet me at|office is|office at|based at|drop it at|drop off at"
    "|pick up at|pick up from|ship them to|send them to|come to|change it to|it's in",
    "de": "adresse ist|adresse lautet|adresse|anschrift ist|anschrift|ich wohne in der"
    "|ich wohne in|wohne jetzt in der|wohne jetzt in|wohne in der|wohne in|wohne am"
    "|wohne im|wohnhaft in"
    "|wohnhaft|paket an|senden an|schicken an|liefern an|liefern nach|lieferung an"
    "|lieferadresse|rechnungsadresse|umgezogen in die|umgezogen nach|versandadresse"
    "|bitte an|geliefert werden an|wohnt in der|wohnt in|wohne jetzt|wohne|wohnt",
    "fr": "adresse est|adresse|j'habite au|j'habite désormais|j'habite|habite au|habite"
    "|livrer au|livrer à|livrer|envoyer au|envoyer à|livraison au|domicilié au"
    "|domiciliée au|réside au|je vis au|je loge au"
    "|adresse de livraison|adresse de facturation|déménagé au|expédier au|expédier à"
    "|me trouve au|situé au|envoyez-le au",
    "es": "dirección es|direccion es|dirección|direccion|vivo en|envíenlo a|envienlo a|enviar a"
    "|envíen a|entregar en|domicilio es|domicilio|resido en|vivimos en|me mudé a|mandar a"
    "|mándenlo a|entrega en|vive en|calle es|vivo"
    "|dirección de envío|dirección de entrega|ubicado en|llevarlo a|residencia en",
    "it": "indirizzo è|indirizzo|abito in|abito a|vivo in|spedite a|spedire a|spedire in"
    "|consegnare a|consegnare in|inviare a|consegna a|residente in|risiedo in|domicilio in"
    "|mi sono trasferito in|abita in|indirizzo di spedizione|consegnate in|consegnate a",
    "pt": "endereço é|endereço|endereco é|endereco|moro na|moro no|moro em|entregar em"
    "|entregar na|entregar no|enviar para|entrega em|morada é|morada|resido na|resido em"
    "|mudei para a|mudei para|vivo na|vivo em|endereço de entrega|mora na|envie para"
    "|enviem para",
    "nl": "adres is|adres|ik woon op|ik woon in|ik woon aan|woon op|woon in|woon aan|bezorgen op"
    "|bezorgen aan|leveren op|sturen naar|verzenden naar|verhuisd naar|bezorgadres"
    "|afleveradres|woonachtig op|stuur het naar|opsturen naar|wonen op|wonen aan",
    "pl": "adres to|adres|mieszkam przy|mieszkam na|mieszkam w|wysłać na|wysłać do|dostarczyć na"
    "|dostarczyć do|na adres|pod adres|pod adresem|adres dostawy|zamieszkały|zamieszkała"
    "|przeprowadziłem się na|przeprowadziłam się na|mieszkam|mieszka przy|dostawa na|zamieszkuję",
    "cs": "adresa je|adresa|adresu|adrese|bydlím na|bydlím v|bydlím|bydliště|pošlete na"
    "|poslat na|doručit na|doručte na|dodací adresa|přestěhoval jsem se na"
    "|přestěhovala jsem se na|bytem|bydlí na",
    "ro": "adresa este|adresa mea este|adresa|adresă|locuiesc pe|locuiesc în|locuiesc la"
    "|livrați la|livrati la|livrare la|trimiteți la|trimiteti la|domiciliul|domiciliat în"
    "|m-am mutat pe|m-am mutat în|stau pe|adresa de livrare|locuiește pe",
    "hu": "címem|cím|a címem|lakcímem|lakcím|itt lakom|ide küldjék|ide szállítsák|küldjék"
    "|szállítási cím|címre|lakom|elköltöztem ide|a cím|számlázási cím|ide kérem|laknak itt",
    "sv": "adress är|adress|jag bor på|jag bor i|jag bor|bor på|bor i|paketet till|skicka till"
    "|skicka det till|leverera till|levereras till|flyttat till|leveransadress|bosatt på"
    "|hemadress",
    "da": "adresse er|adresse|jeg bor|jeg bor på|jeg bor i|bor på|bor i|pakken til|send til|send det til"
    "|lever til|leveres til|flyttet til|leveringsadresse|bopæl",
    "no": "adressen min er|adresse er|adressen er|adresse|adressen|jeg bor|jeg bor i|jeg bor på|bor i"
    "|bor på|pakken til|send til|send det til|lever til|leveres til|flyttet til"
    "|leveringsadresse",
    "fi": "osoitteeni on|osoite on|osoite|osoitteeni|osoitteeseen|osoitteessa|asun osoitteessa"
    "|asun|toimitusosoite|toimittakaa|muutin osoitteeseen|kotiosoite|lähettäkää",
    "ru": "адрес|адресу|по адресу|живу|живу на|живу в|живу по адресу|проживаю|доставьте на"
    "|доставить на|доставьте по адресу|отправьте на|отправьте по адресу|переехал на"
    "|переехала на|мой адрес|адрес доставки|доставка на|прописан|прописана|живёт на"
    "|доставьте, пожалуйста, по адресу",
    "uk": "адреса|адресою|за адресою|живу на|живу в|живу за адресою|мешкаю|живу|мешкаю на|доставте на"
    "|доставити на|надішліть на|відправте на|переїхав на|переїхала на|моя адреса"
    "|адреса доставки|адресу|проживаю",
    "bg": "адресът ми е|адресът е|адрес|адреса|адресът|на адрес|живея на|живея в|живея"
    "|доставете на|изпратете на|преместих се на|адрес за доставка|живее на|доставка до"
    "|доставка на",
    "el": "διεύθυνσή μου είναι|διεύθυνση είναι|διεύθυνση|διευθυνση|μένω στην|μένω στο|μένω|μενω"
    "|κατοικώ|στείλτε το στη διεύθυνση|στείλτε το στην|παράδοση στη|αποστολή στην"
    "|μετακόμισα στην|διεύθυνση αποστολής|διεύθυνσή μου",
    "tr": "adresim|adres|adresi|adrese|şu adrese|ev adresim|teslimat adresi|adresime|oturuyorum|oturduğum yer|evim|evimiz"
    "|şu adrese gönderin|gönderin|taşındım|adresimiz|fatura adresi|iş adresim|yeni adresim",
    "ar": "عنواني هو|عنواني|العنوان|العنوان هو|إلى العنوان|أسكن في|اسكن في|ساكن في|أقيم في"
    "|عنوان التوصيل|عنوان الشحن|عنوان المنزل|انتقلت إلى|إلى عنوان|منزلي في|التوصيل إلى"
    "|بيتي في|عنوان بيتي",
    "he": "הכתובת שלי היא|הכתובת שלי|הכתובת|כתובת|לכתובת|כתובתי|אני גר|אני גרה|גר|גרה|מתגורר"
    "|מתגוררת|לשלוח|עברתי|כתובת למשלוח|הכתובת היא|גרים",
    "fa": "آدرس من|آدرس|نشانی|نشانی من|به آدرس|به نشانی|آدرسم|ساکن|زندگی می کنم در|محل سکونت"
    "|آدرس منزل|آدرس تحویل|منزل ما|خانه ام در",
    "hi": "मेरा पता|पता|पते पर भेजें|इस पते पर भेजें|पते पर|मैं|डिलीवरी का पता|घर का पता|पता है|निवास|नया पता",
    "th": "ที่อยู่ของฉันคือ|ที่อยู่ของผมคือ|ที่อยู่คือ|ที่อยู่|ส่งไปที่|ส่งที่|จัดส่งที่|บ้านอยู่ที่|อยู่ที่|บ้านเลขที่"
    "|พักอยู่ที่|ย้ายไปที่|จัดส่งไปที่|อาศัยอยู่ที่|ที่อยู่จัดส่ง|ส่งมาที่",
    "vi": "địa chỉ của tôi là|địa chỉ là|địa chỉ|giao đến|giao tới|giao hàng đến|giao hàng tới"
    "|gửi đến|gửi tới|sống ở|sống tại|ở tại|nhà tôi ở|chuyển đến|địa chỉ giao hàng|nhà ở"
    "|cư trú tại|ship đến|ship tới|ship về|tôi ở",
    "id": "alamat saya|alamat|alamatnya|alamatku|kirim ke|dikirim ke|tinggal di|antar ke"
    "|diantar ke|pindah ke|alamat pengiriman|rumah saya di|domisili di|kirimkan ke"
    "|alamat lengkap|alamat saya di",
    "sk": "adresa je|adresa|bývam na|bývam v|bývam|doručiť na|poslať na|bydlisko",
    "hr": "adresa je|adresa|adresu|stanujem u|stanujem na|stanujem|živim u|živim na|dostaviti na",
    "sr": "адреса је|адреса|адресу|станујем|живим у|живим на|доставити на",
    "sl": "naslov je|naslov|stanujem na|živim na|živim v|dostaviti na",
    "ca": "adreça és|adreça|visc al|visc a|visc a la|enviar a|lliurar a|domicili",
    "tl": "address ko ay|tirahan ko ay|tirahan|nakatira ako sa|nakatira sa|ipadala sa|address ko"
    "|i-deliver sa|padala sa|lugar ko",
    "ceb": "akong address|nagpuyo ko sa|nagpuyo sa|ipadala sa|address nako",
    "sw": "anwani yangu ni|anwani|naishi|ninaishi",
    "bn": "আমার ঠিকানা|ঠিকানা|আমি থাকি|বাসা|ডেলিভারির ঠিকানা|পাঠান",
    "ur": "میرا پتہ|پتہ|پتے پر|رہتا ہوں|رہتی ہوں|ایڈریس",
    "ta": "முகவரி|என் முகவரி|எனது முகவரி",
    "lo": "ທີ່ຢູ່|ສົ່ງໄປທີ່|ຢູ່ບ້ານ",
    "my": "လိပ်စာ|လိပ်စာက|နေရပ်",
    "km": "អាសយដ្ឋាន|អាស័យដ្ឋាន|ផ្ទះលេខ",
    "ms": "alamat saya ialah|alamat saya|alamat|hantar ke|dihantar ke|tinggal di|pindah ke"
    "|alamat penghantaran|rumah saya di|menetap di|alamat rumah|poskan ke",
}
"""ISO 639-1 code → phrases in small letters joined by `|`."""
