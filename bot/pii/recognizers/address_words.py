"""Words that streets, flats and postcodes are written with."""

from __future__ import annotations

# USPS Publication 28, appendix C1; the second list are everyday words too.
ENGLISH_SURE = (
    "alley|avenue|ave|av|boulevard|blvd|bypass|causeway|cres|crescent|court|ct|drive|dr|expressway"
    "|expy|freeway|fwy|highway|hwy|lane|ln|mews|motorway|parkway|pkwy|plaza|road|rd|skyway"
    "|street|st|str"
    "|terrace|terr|trafficway|turnpike|tpke|viaduct|trail|trl|broadway|stravenue|gdns|sq"
    "|cir|hts|pl|circle"
    "|close|square|grove|gardens|underpass|overpass|throughway"
)
ENGLISH_MAYBE = (
    "branch|bridge|brook|brooks|burg|burgs|camp|canyon|cape|center|centers|centre|circles"
    "|cliff|cliffs"
    "|club|common|commons|corner|corners|course|cove|coves|creek|crest|crossing|crossroad"
    "|curve|dale"
    "|dam|divide|estate|estates|extension|extensions|fall|falls|ferry|field|fields|flat|flats|ford"
    "|fords|forest|forge|forges|fork|forks|fort|garden|gateway|glen|glens|green|greens"
    "|groves|harbor"
    "|harbors|haven|heights|hill|hills|hollow|inlet|island|islands|isle|junction|junctions|key|keys"
    "|knoll|knolls|lake|lakes|land|landing|light|lights|loaf|lock|locks|lodge|loop|mall"
    "|manor|manors"
    "|meadow|meadows|mill|mills|mission|mount|mountain|mountains|neck|orchard|oval|park"
    "|parks|parkways"
    "|pass|passage|path|pike|pine|pines|place|plain|plains|plazas|point|points|port|ports|prairie"
    "|radial|ramp|ranch|rapid|rapids|rest|ridge|ridges|river|roads|route|row|rue|run|shoal|shoals"
    "|shore|shores|spring|springs|spur|spurs|squares|station|stream|streets|summit|trace"
    "|track|tunnel"
    "|union|unions|valley|valleys|via|view|views|village|villages|ville|vista|walk|walks|wall|way"
    "|ways|well|wells|rise|drove|yard|wharf|quay|parade|vale"
)
PREFIXES = (
    # French
    "rue|avenue|av|boulevard|bd|bld|chemin|allée|allées|impasse|place|quai|route|rte|cours"
    "|passage|voie|square"
    "|faubourg|sentier|ruelle|résidence|lotissement|hameau|rond-point|esplanade|promenade"
    # Spanish
    "|calle|c/|avenida|avda|av\\.|plaza|pza|paseo|pº|pso|camino|cno|carretera|ctra|ronda"
    "|vial|pasadizo|glorieta"
    "|travesía|callejón|rambla|cuesta|urbanización|urb|pasaje|alameda|acceso|bulevar"
    "|cañada|calzada|jirón|callejon"
    "|carrera|cra|diagonal|transversal|privada|cerrada|andador|circunvalación|prolongación"
    "|poblado|polígono"
    # Italian
    "|via|viale|v\\.le|piazza|p\\.zza|piazzale|p\\.le|vicolo|corso|c\\.so|largo|strada"
    "|contrada|borgo|rotonda|canale"
    "|stretto|incrocio|salita|galleria|lungomare|lungotevere|località|frazione|traversa|vico"
    # Portuguese
    "|rua|r\\.|travessa|praça|estrada|rodovia|passarela|recanto|quadra|viela|vila|sítio"
    "|fazenda|loteamento|morro|vale"
    "|conjunto|condomínio|setor|parque|jardim|favela|feira|distrito|colônia|chácara|campo"
    "|aeroporto|área|núcleo|pátio"
    "|lagoa|ladeira|trecho|trevo|vereda|viaduto|residencial|estação|beco|bairro|lago"
    "|alameda|azinhaga|calçada|tv"
    # Romanian
    "|strada|str|bulevardul|b-dul|bd|bdul|aleea|calea|intrarea|șoseaua|sos|splaiul|piața"
    "|prelungirea|drumul"
    # Polish, Czech, Croatian
    "|ul|ulica|ulicy|aleja|aleje|al|pl|plac|os|osiedle|rondo|ulice|náměstí|nám|třída|tř"
    "|nábřeží|skwer|trg|bulwar"
    # Indonesian, Malay, Vietnamese, Turkish neighbourhoods
    "|jalan|jl|jln|gang|gg|lorong|kampung|komplek|perumahan|taman|persiaran|lebuh|dusun"
    "|ngõ|hẻm|đường|phố|ngách|thôn|xóm|khu"
    # German with a space, Dutch, Scandinavian
    "|straße|strasse|am|an der|an den|auf dem|auf der|im|in der|in den|zum|zur|unter den"
    "|unterer|oberer|obere|untere"
    # Catalan, Croatian, Tagalog
    "|carrer|avinguda|passeig|plaça|ulica|trg|brgy|barangay|purok|sitio"
    # Greek
    "|οδός|οδος|οδού|λεωφόρος|λεωφορος|λεωφ|πλατεία|πλ|πάροδος"
    # Russian, Ukrainian, Bulgarian
    "|ул|улица|улице|улицы|проспект|просп|пр|пр-т|пр-кт|пер|переулок|ш|шоссе|наб"
    "|набережная|бул|бульвар|пл|площадь"
    "|проезд|парк|сквер|спуск|узвіз|алл|аллея|тупик|мкр|микрорайон|вул|вулиця|вулиці"
    "|провулок|пров|площа|шосе|узвіз|набережна|просп|ж\\.к|жк|кв"
    "|б-р|п-т|булевард|площад|линия|тракт|квартал"
    # Hebrew, Arabic, Persian, Hindi, Thai
    "|רחוב|רח'|שדרות|שד'|שד|דרך|כיכר|סמטת|ככר|מבוא|משעול|שביל|שארע|شارع|طريق|حي|ميدان|جادة"
    "|خیابان|بلوار|کوچه|میدان"
    "|मार्ग|सड़क|गली|रोड|ถนน|ซอย|ถ\\.|ซ\\."
)
WEAK_PREFIXES = frozenset(
    """
    am im in an zum zur auf unter via place cours square passage park parque vale campo largo al
    os pl pr av st taman gang khu lago borgo canale obere untere oberer unterer unter den der
    dem str кв пл ш voie accesso acceso carrera route camino calea vila trecho setor conjunto
    feira distrito
    """.split()
)
"""Prefixes that are everyday words: a capital behind them and a number at once, or nothing."""
COMPOUNDS = (
    # German
    "straße|strasse|str\\.|str|weg|gasse|platz|allee|ufer|damm|steig|chaussee|pfad|ring"
    "|graben|markt|berg|hof"
    # Dutch
    "|straat|laan|plein|kade|gracht|singel|dreef|baan|pad|dijk|hof|steeg|park|ring"
    "|boulevard|markt|plantsoen"
    # Swedish, Danish, Norwegian
    "|gatan|gata|vägen|väg|gränd|torget|torg|stigen|stig|allén|allé|vej|vejen|gade|gaden"
    "|vænget|stræde|veien|vegen"
    "|vei|gate|gaten|stien|stubben|bakken|jordet|løkka|svingen|terrasse|haugen|åsen|lia"
    "|tråkket|alle|have|toften|plads"
    # Finnish
    "|katu|kuja|tie|polku|kaari|bulevardi|raitti|tori|ranta|rinne|kadun|kadulla|kadulta"
    "|ntie|rinteen|esplanadi"
)
SUFFIXES = (
    # Hungarian, Turkish: the kind of street is a word of its own behind its name
    "utca|utcája|u\\.|út|útja|tér|tere|körút|krt\\.|sétány|sor|köz|fasor|rakpart|lépcső"
    "|dűlő|park|lejtő|fok|liget|udvar"
    "|sokak|sokağı|sok\\.|sk\\.|cadde|caddesi|cad\\.|cd\\.|bulvarı|bulvar|blv\\.|mahallesi"
    "|mah\\.|mh\\.|meydanı|yolu|sitesi|apt\\."
    "|straße|strasse|gata|gate|gade|vei|väg|vej|katu|tie|straat|laan|weg|plein|allee|alle"
)
UNITS = (
    "izq|izda|izquierda|dcha|dch|derecha|ctro|ático|entlo|droite|gauche|hinterhaus|vorderhaus|"
    "brgy|bgy|barangay|purok|apartment|apt|suite|ste|unit|flat|floor|fl|room|rm|bldg|building|block|blk|lot|door"
    "|tower|house|box"
    "|piso|puerta|portal|esc|escalera|bajo|planta|pta|dpto|depto|interior|int|local|bl|sc"
    "|et|ap|bloc|scara|etaj|nr|no|num|núm|nº|n°|№"
    "|bloco|apto|casa|lote|sala|andar|conj|bât|bâtiment|étage|appt|appartement|escalier"
    "|interno|scala|piano|palazzina|pal|int"
    "|кв|стр|корп|к|д|дом|оф|офис|под|подъезд|эт|этаж|буд|під|пов|вх|ет|ап|бл|строение"
    "|квартира|будинок"
    "|byt|m|lok|kl|etage|og|eg|sal|tv|th|mf|st|lejl|leil|lgh|as|rappu|em|fszt|ajtó|lh|ép"
    "|emelet|daire|kat|no|blok|d"
    "|rt|rw|kel|kec|kab|blok|lt|lantai|tingkat|tầng|căn|số|số nhà|phường|quận|xã|huyện"
    "|tỉnh|tp|tổ|p|q"
    "|דירה|קומה|כניסה|شقة|مبنى|طابق|بناية|عمارة|رقم|منزل|واحد|پلاک|طبقه|धर|मकान|फ्लैट"
    "|บ้านเลขที่|ม\\.|หมู่|ต\\.|อ\\.|จ\\.|ตำบล|อำเภอ|จังหวัด|แขวง|เขต"
    "|τκ|όροφος|διαμ|αρ|cep|cp|zip|plz|postcode|postal code|код|индекс"
)
STATES = (
    "al|ak|az|ar|ca|co|ct|de|dc|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne"
    "|nv|nh|nj|nm|ny|nc|nd|oh|ok"
    "|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|pr|vi|gu|nsw|vic|qld|act|tas|on|qc|bc|ab"
    "|mb|sk|ns|nb|alabama|alaska"
    "|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii"
    "|idaho|illinois|indiana|iowa"
    "|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota"
    "|mississippi|missouri|montana|nebraska"
    "|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio"
    "|oklahoma|oregon|pennsylvania"
    "|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia"
    "|washington|west virginia|wisconsin|wyoming"
)
COUNTRIES = (
    "argentina|australia|austria|belgium|belgië|belgique|brazil|brasil|bulgaria|canada"
    "|chile|china|colombia|croatia|cyprus|czech republic"
    "|czechia|denmark|danmark|egypt|estonia|finland|suomi|france|germany|deutschland"
    "|greece|hong kong|hungary|iceland|india|indonesia|iran|ireland"
    "|israel|italy|italia|japan|kenya|korea|latvia|lithuania|luxembourg|malaysia|malta"
    "|mexico|méxico|morocco|netherlands|nederland|new zealand|nigeria|norway|norge"
    "|pakistan|peru|perú|philippines|poland|polska|portugal|romania|russia|saudi arabia"
    "|scotland|serbia|singapore|slovakia|slovenia|south africa"
    "|south korea|spain|españa|sweden|sverige|switzerland|schweiz|suisse|taiwan|thailand"
    "|tunisia|turkey|türkiye|uae|uk|ukraine|united arab emirates"
    "|united kingdom|england|wales|united states|uruguay|usa|venezuela|vietnam|việt nam"
    "|österreich|ελλάδα|россия|україна|българия|greenland"
)
