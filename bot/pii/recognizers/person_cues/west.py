"""Germanic and Romance languages, and Finnish."""

from bot.pii.recognizers.person_cues.cues import Cues

WEST = {
    "en": Cues(
        says="first name|last name|family name|surname|my name is|my name|my name's|my names|name's"
        "|my full name is|my first name is|my last name is"
        "|my surname is|the name is|name is|the name on the account is|i am called|im called"
        "|call me|people call me|everyone calls me|i go by|it's under the name|under the name of"
        "|under the name|registered to|registered under|in the name of|name on the order is"
        "|name on the card is|on behalf of|account holder is|cardholder is|contact person is|emergency contact is|the recipient is"
        "|speaking with|name should be|name should read|changed my name to|addressed to"
        "|name on the booking is|name on the reservation is|name on the account is|name on the ticket is"
        "|name on my account is|name on the policy is|name on the bill is|name on file is"
        "|was called|is called|is named|was named|maiden name is|maiden name|someone named"
        "|somebody named|guy named|woman named|lady named|man named|rep named|person named"
        "|agent named|supervisor named|representative named|technician named|employee named",
        asked="your name|your full name|your first name|your last name|your surname|the name"
        "|whose name|name please|full name|who am i speaking|who is this|who's this|called",
        soft="courier|driver|neighbor|neighbour|manager|i am|i'm|im|this is|it's|its|here is"
        "|speaking to|talking to|ask for|contact|ask"
        "|my wife|my husband|my son|my daughter|my mother|my father|my mom|my dad|my brother"
        "|my sister|my friend|my boss|my colleague|my assistant|my neighbor|my neighbour"
        "|my partner|my roommate|my girlfriend|my boyfriend|named|called|signed by|placed by"
        "|ordered by|belongs to|maybe it's under|under|c/o|attn|hi|hello|hey|dear|says|said|tell|told"
        "|remove|add",
        weak="thanks|thank you|delivered to|for|from|with|by|to|met|told|agent"
        "|representative|attention|and|customer|is it|ask|contact|say|please|ok|okay|yes|who is"
        "|who's|aunt|uncle|cousin|grandma|grandpa|producer|director|author",
        after="here|speaking|is my name|is my first name|is my last name|is my surname|is my full name|is the name on|'s account|'s order|'s name|lives at|lives in|lives on",
        titles="mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|doctor|mister|rev|capt|lt|sgt",
        closings="regards|best regards|kind regards|warm regards|best|best wishes|sincerely"
        "|yours sincerely|yours truly|yours faithfully|cheers|thanks|many thanks|thank you"
        "|thanks in advance|respectfully|warmly|cordially|love|yours|thx|thanx|rgds|brgds|xoxo"
        "|sent from my iphone|sent from my phone",
        labels="name|full name|first name|last name|surname|given name|family name|recipient"
        "|customer|customer name|cardholder|cardholder name|account holder|contact|contact person"
        "|ship to|bill to|deliver to|attn|to|from|user|signed|sender|receiver|buyer|consignee"
        "|name on card|client|applicant|beneficiary|account name|passenger|guest|patient",
    ),
    "de": Cues(
        says="mein name ist|mein name lautet|ich heiße|ich heisse|mein vorname ist"
        "|mein nachname ist"
        "|auf den namen|unter dem namen|im namen von|der name ist|name ist|man nennt mich"
        "|der empfänger ist|lautet auf|der name lautet|mein vollständiger name ist",
        soft="hier|kurier|fahrer|nachbar|nachbarin|mitarbeiter|mitarbeiterin|ich bin|hier spricht"
        "|hier ist|hier schreibt|am apparat ist|meine frau|mein mann"
        "|mein sohn|meine tochter|meine mutter|mein vater|mein bruder|meine schwester|mein freund"
        "|meine freundin|mein kollege|meine kollegin|ansprechpartner ist|kontaktieren sie|hallo|hi"
        "|liebe|lieber|fragen sie nach|empfänger ist|adressiert an|bestellt von|z. hd.|z.hd."
        "|namens",
        weak="ich bin der|ich bin die|bin der|bin die|hier ist der|hier ist die|hier schreibt die|hier schreibt der|hier spricht die|hier spricht der",
        after="hier|ist mein name|am apparat|mein name",
        titles="herr|herrn|frau|fräulein|dr|prof|hr|fr|dipl.-ing",
        closings="mit freundlichen grüßen|mit freundlichen grüssen|mfg|viele grüße|liebe grüße|lg"
        "|beste grüße|freundliche grüße|schöne grüße|herzliche grüße|gruß|vg|grüße|danke"
        "|vielen dank",
        labels="name|vorname|nachname|empfänger|kunde|kundin|ansprechpartner|karteninhaber"
        "|kontoinhaber|vor- und nachname|besteller|rechnungsempfänger|von|an|absender",
    ),
    "fr": Cues(
        says="je m'appelle|je m appelle|mon nom est|mon prénom est|mon nom c'est"
        "|mon nom complet est"
        "|au nom de|sous le nom de|sous le nom|le nom est|c'est au nom de|on m'appelle"
        "|mon nom de famille est|nom de famille|je me nomme|le destinataire est",
        soft="livreur|voisin|voisine|conseiller|conseillère|je suis|ici|c'est|moi c'est"
        "|ma femme|mon mari|mon fils|ma fille|ma mère|mon père"
        "|mon frère|ma soeur|ma sœur|mon ami|mon amie|mon collègue|ma collègue|bonjour|bonsoir"
        "|salut"
        "|cher|chère|contactez|demandez|à l'attention de|pour le compte de|de la part de|nommé"
        "|nommée"
        "|adressé à|merci de contacter",
        after="à l'appareil|est mon nom",
        titles="monsieur|madame|mademoiselle|mme|mlle|m|mr|docteur|dr|me|maître|professeur|pr|mr.",
        closings="cordialement|bien cordialement|bien à vous|cdlt|cdt|salutations|amicalement"
        "|sincères salutations|respectueusement|merci|merci d'avance|bonne journée|à bientôt"
        "|bisous",
        labels="nom|prénom|nom complet|nom et prénom|destinataire|client|cliente|titulaire|contact"
        "|nom de famille|expéditeur|acheteur|bénéficiaire|de|à",
    ),
    "es": Cues(
        says="me llamo|mi nombre es|mi nombre completo es|a nombre de|mi apellido es|el nombre es"
        "|bajo el nombre de|mi nombre|el titular es|el destinatario es|en nombre de|se llama",
        soft="repartidor|vecino|vecina|agente|soy|yo soy|habla|le habla|te habla|aquí"
        "|le escribe|te saluda|le saluda|mi esposa"
        "|mi esposo|mi mujer|mi marido|mi hijo|mi hija|mi madre|mi padre|mi hermano|mi hermana"
        "|mi amigo|mi amiga|hola|estimado|estimada|contacten a|contacte a|pregunten por|es para"
        "|de parte de|llamado|llamada|dirigido a",
        after="al habla|es mi nombre",
        titles="señor|señora|señorita|sr|sra|srta|don|doña|doctor|doctora|dr|dra|d|dña|lic|ing",
        closings="un saludo|saludos|saludos cordiales|atentamente|cordialmente|muchas gracias"
        "|gracias|un abrazo|atte|cordiales saludos|gracias de antemano",
        labels="nombre|nombre completo|apellidos|apellido|nombre y apellidos|destinatario|cliente"
        "|titular|contacto|remitente|comprador|recibe|de|para|beneficiario",
    ),
    "it": Cues(
        says="mi chiamo|il mio nome è|il mio nome e|il mio cognome è|a nome di|a nome|intestato a"
        "|intestata a|il nome è|il destinatario è|il mio nome completo è|nome e cognome"
        "|per conto di",
        soft="citofono|il citofono è|sul citofono c'è|campanello|corriere|vicino|vicina|sono|io sono|qui|parla|le scrive|ti scrive|mia moglie"
        "|mio marito|mio figlio"
        "|mia figlia"
        "|mia madre|mio padre|mio fratello|mia sorella|il mio amico|la mia amica|ciao|gentile|caro"
        "|cara|buongiorno|salve|contattate|contattare|chiedete di|di nome|indirizzato a",
        after="al telefono|è il mio nome",
        titles="signor|signora|signorina|sig|sig.ra|sig.na|dott|dott.ssa|dottor|dottoressa|ing|avv"
        "|prof|prof.ssa|sigra|geom|rag",
        closings="cordiali saluti|distinti saluti|un saluto|saluti|grazie|grazie mille|a presto"
        "|cordialmente|buona giornata|un cordiale saluto|in fede",
        labels="nome|cognome|nome e cognome|nome completo|destinatario|cliente|intestatario"
        "|contatto"
        "|titolare|mittente|acquirente|da|a|beneficiario",
    ),
    "pt": Cues(
        says="meu nome é|o meu nome é|me chamo|chamo-me|meu nome completo é|em nome de|no nome de"
        "|o nome é|meu sobrenome é|o titular é|o destinatário é|meu nome e|por parte de|se chama",
        soft="entregador|vizinho|vizinha|atendente|sou|eu sou|sou o|sou a|eu sou o|eu sou a"
        "|aqui é|aqui é o|aqui é a|fala|quem fala é"
        "|minha esposa|meu marido|meu filho|minha filha|minha mãe|meu pai|meu irmão|minha irmã"
        "|meu amigo|minha amiga|olá|oi|caro|cara|prezado|prezada|contate|procurar por|falar com",
        after="falando|é meu nome",
        titles="senhor|senhora|sr|sra|srta|dr|dra|dona|doutor|doutora|seu|exmo",
        closings="atenciosamente|att|abraços|abraço|um abraço|obrigado|obrigada|cumprimentos"
        "|com os melhores cumprimentos|melhores cumprimentos|grato|grata|cordialmente|saudações",
        labels="nome|nome completo|sobrenome|apelido|destinatário|cliente|titular|contato|contacto"
        "|remetente|comprador|de|para|beneficiário",
    ),
    "nl": Cues(
        says="mijn naam is|ik heet|mijn voornaam is|mijn achternaam is|op naam van|onder de naam"
        "|de naam is|mijn volledige naam is|ten name van|namens|de ontvanger is",
        soft="ik ben|je spreekt met|u spreekt met|met|hier is|dit is|mijn vrouw|mijn man|mijn zoon"
        "|mijn dochter|mijn moeder|mijn vader|mijn broer|mijn zus|mijn vriend|mijn vriendin"
        "|mijn collega|hallo|hoi|beste|vraag naar|genaamd|ter attentie van|t.a.v.|geachte"
        "|neem contact op met",
        after="hier|is mijn naam|aan de lijn",
        titles="meneer|mevrouw|dhr|mevr|mw|de heer|drs|dr|ir|mr|juffrouw|prof",
        closings="met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|groet|groeten"
        "|groetjes|mvg|hartelijke groet|bedankt|alvast bedankt|gr",
        labels="naam|voornaam|achternaam|volledige naam|ontvanger|klant|contactpersoon"
        "|kaarthouder|rekeninghouder|afzender|besteller|van|aan",
    ),
    "sv": Cues(
        says="jag heter|mitt namn är|mitt namn e|mitt förnamn är|mitt efternamn är|i namnet"
        "|namnet är"
        "|under namnet|mottagaren är|på namnet|jag kallas",
        soft="jag är|det är|det här är|här är|min fru|min man|min son|min dotter|min mamma"
        "|min pappa"
        "|min bror|min syster|min vän|min kollega|min sambo|hej|hejsan|kära|bästa|kontakta"
        "|fråga efter",
        after="här|heter jag|är mitt namn",
        titles="herr|fru|fröken|dr|prof|hr",
        closings="med vänliga hälsningar|vänliga hälsningar|vänligen|mvh|hälsningar|hälsar|tack"
        "|tack på förhand|bästa hälsningar|med vänlig hälsning|vänlig hälsning",
        labels="namn|förnamn|efternamn|fullständigt namn|mottagare|kund|kontaktperson"
        "|kortinnehavare"
        "|kontohavare|avsändare|från|till",
    ),
    "da": Cues(
        says="jeg hedder|mit navn er|mit fornavn er|mit efternavn er|i navnet|navnet er"
        "|under navnet|modtageren er|mit fulde navn er",
        soft="jeg er|det er|her er|dette er|min kone|min mand|min søn|min datter|min mor|min far"
        "|min bror|min søster|min ven|min veninde|min kollega|hej|kære|kontakt|spørg efter"
        "|du taler med",
        after="her|er mit navn",
        titles="hr|fru|frk|frøken|dr|prof|herr",
        closings="venlig hilsen|med venlig hilsen|mvh|hilsen|de bedste hilsner"
        "|bedste hilsner|vh|tak"
        "|på forhånd tak|mange hilsner|kærlig hilsen",
        labels="navn|fornavn|efternavn|fulde navn|modtager|kunde|kontaktperson|kortholder"
        "|kontohaver|afsender|fra|til",
    ),
    "no": Cues(
        says="jeg heter|mitt navn er|navnet mitt er|fornavnet mitt er|etternavnet mitt er|i navnet"
        "|navnet er|under navnet|mottakeren er|eg heiter",
        soft="jeg er|det er|her er|dette er|min kone|min mann|kona mi|mannen min|min sønn"
        "|min datter"
        "|min mor|min far|min bror|min søster|min venn|hei|kjære|kontakt|spør etter|du snakker med",
        after="her|er mitt navn",
        titles="herr|fru|frøken|hr|dr|prof",
        closings="vennlig hilsen|med vennlig hilsen|mvh|hilsen|beste hilsen|hilsener|takk"
        "|på forhånd takk|vh",
        labels="navn|fornavn|etternavn|fullt navn|mottaker|kunde|kontaktperson|kortholder"
        "|kontohaver|avsender|fra|til",
    ),
    "fi": Cues(
        says="nimeni on|minun nimeni on|mun nimi on|etunimeni on|sukunimeni on|nimellä|nimi on"
        "|olen nimeltäni|vastaanottaja on|koko nimeni on",
        soft="olen|mä oon|minä olen|täällä|tässä|tämä on|vaimoni|mieheni|poikani|tyttäreni|äitini"
        "|isäni|veljeni|siskoni|ystäväni|kollegani|hei|moi|hyvä|terve",
        after="tässä|täällä|on nimeni",
        titles="herra|rouva|neiti|hra|rva|nti|tri|tohtori",
        closings="ystävällisin terveisin|terveisin|yst. terv.|terv|t|parhain terveisin|kiitos"
        "|kiitos etukäteen|kunnioittavasti|yt",
        labels="nimi|etunimi|sukunimi|koko nimi|vastaanottaja|asiakas|yhteyshenkilö|tilaaja"
        "|kortinhaltija|lähettäjä|tilinomistaja",
    ),
}
"""ISO 639-1 code → cues."""
