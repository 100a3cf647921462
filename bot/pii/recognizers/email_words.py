"""How the signs of an e-mail address are said, by language (accents matter only where noted)."""

AT_WORDS = (
    r"at|at sign|at-sign|et|arroba|arobase|arobas|a commercial|a rond|arond|coada de maimuta|"
    r"chiocciola|chiocciolina|klammeraffe|at-zeichen|affenschwanz|ät|aet|snabel-a|snabela|"
    r"snabel|krøllalfa|krollalfa|alfakrøll|małpa|malpa|zavináč|zavinac|собака|собачка|собакa|"
    r"эт|равлик|песик|kukac|παπάκι|παπακι|apestaartje|apenstaartje|ät-merkki|miukumauku|"
    r"kuyruklu a|a còng|a móc|a cong|a vòng|a moc"
)
"""Said between spaces."""
AT_JOINED = (
    r"艾特|爱特|圈a|圈A|小老鼠|アットマーク|アット|골뱅이|앳|แอท|แอ็ท|แอด|آت|أت|ايت|ات ساین|"
    r"اتساین|שטרודל|כרוכית|एट द रेट|ऐट|एट|अट|অ্যাট|এট|ایٹ"
)
"""Said in scripts that may leave the spaces out."""
DOT_WORDS = (
    r"dot|point|punkt|punto|ponto|punt|piste|kropka|tečka|tecka|точка|тчк|крапка|pont|τελεία|"
    r"τελεια|nokta|punct|punktum|prikk|prick|chấm|cham|titik|tuldok|period|bodka"
)
DOT_JOINED = r"点儿|点|點|ドット|닷|점|จุด|ดอท|دوت|نقطة|نقطه|נקודה|डॉट|डाट|ডট|ڈاٹ"
OTHER_WORDS = (
    r"underscore|under score|underline|dash|hyphen|minus|plus|tiret|tiret bas|unterstrich|"
    r"bindestrich|guion|guión|guion bajo|guión bajo|trattino|trattino basso|hífen|hifen|"
    r"streepje|understreck|bindestreck|understrek|bindestrek|bundestreg|alaviiva|viiva|"
    r"podkreślnik|podkreslnik|myślnik|podtržítko|pomlčka|подчеркивание|нижнее подчеркивание|"
    r"дефис|тире|alahuzas|kotojel|κάτω παύλα|παύλα|alt çizgi|alt tire|tire|gạch dưới|"
    r"gach duoi|garis bawah|strip"
)
OTHER_JOINED = (
    r"下划线|下劃線|减号|横杠|横线|杠|アンダーバー|アンダースコア|ハイフン|언더바|하이픈|"
    r"ขีดล่าง|ขีด|अंडरस्कोर"
)
PROVIDERS = (
    r"g ?mail|googlemail|google mail|yahoo|y ?mail|hot ?mail|out ?look|live|i ?cloud|aol|msn|"
    r"proton(?: ?mail)?|qq|163|126|139|189|foxmail|sina|sohu|aliyun|gmx|web\.de|t-online|"
    r"yandex|mail\.ru|mail ru|rambler|naver|daum|hanmail|libero|orange|free|laposte|wanadoo|"
    r"sfr|seznam|wp|onet|o2|interia|ukr|uol|bol|terra|ziggo|kpn|telia|rediff(?: ?mail)?|zoho|"
    r"mail|docomo|softbank|ezweb|comcast|verizon|att|яндекс|джимейл|гмейл|гугл|мейл|майл|"
    r"जीमेल|याहू|جيميل|ياهو|هوتميل|جیمیل|ג'ימייל|ג׳ימייל|지메일|네이버|ジーメール|ヤフー|"
    r"จีเมล|ฮอตเมล"
)
"""Whose name after "at" is enough to tell an address, even with the rest left out."""
