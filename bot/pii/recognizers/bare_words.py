"""The words around a name that stands bare behind a preposition, in many languages at once."""

from __future__ import annotations

from bot.pii.recognizers.cues import fold

GIFT = (
    "gift|present|birthday present|geschenk|geburtstagsgeschenk|cadeau|cadeautje|regalo|regalito"
    "|presente|prenda|prezent|prezentem|dárek|darček|ajándék|cadou|present|presenten|gave|gaven"
    "|julklapp|lahja|подарок|подарунок|подарък|poklon|darilo|δώρο|hediye|hadiah|kado|quà|món quà"
)
FOR = (
    "for|für|pour|para|pra|per|voor|dla|pro|pre|pentru|till|til|för|для|за|za|για τον|για την"
    "|untuk|buat|cho"
)
MINE = (
    r"(?:my|mein|meine|meinen|meinem|meiner|mon|ma|mes|mi|mis|mia|mio|la mia|il mio|minha|meu|mijn"
    r"|moja|mojej|mojego|mój|moje|můj|mojí|mého|min|mitt|мой|моя|моей|моего|мою|мій|моєї|мого"
    r"|moj|mojoj|mojom) "
    r"(?:wife|husband|son|daughter|mother|father|mum|mom|dad|sister|brother|aunt|uncle|niece|nephew"
    r"|cousin|neighbou?r|roommate|flatmate|friend|boss|colleague|grand\w+|partner|fianc[eé]e?"
    r"|frau|mann|sohn|tochter|mutter|vater|schwester|bruder|tante|onkel|nichte|neffe|oma|opa"
    r"|nachbar\w*|freund\w*|kolleg\w*|voisine?|nièce|neveu|fille|fils|femme|mari|mère|père|sœur|frère"
    r"|copine?|collègue|cousine?|grand-\w+|sobrin[oa]|hij[oa]|mujer|marido|madre|padre|herman[oa]"
    r"|vecin[oa]|novi[oa]|abuel[oa]|prim[oa]|amig[oa]|tí[oa]|nipote|figli[oa]|moglie|marito|sorella"
    r"|fratello|vicin[oa]|nonn[oa]|amic[oa]|zi[oa]|sobrinh[oa]|filh[oa]|esposa|mãe|pai|irmã|irmão"
    r"|vizinh[oa]|avó|avô|dochter|zoon|vrouw|moeder|vader|zus|broer|buur\w+|vriend\w*|nicht|neef"
    r"|córk\w|syn\w?|żon\w|męż\w+|mam\w|tat\w|siostr\w|brat\w?|babc\w+|sąsiad\w*|wnucz\w+|dcer\w|manžel\w*"
    r"|fru|dotter|son|mor|far|syster|bror|granne|kone|datter|søn|sønn|nabo|жен\w|муж\w?|дочер\w|дочк\w"
    r"|сын\w?|мам\w|пап\w|сестр\w|брат\w?|бабушк\w|дедушк\w|сосед\w*|подруг\w|внучк\w|внук\w?|дружин\w"
    r"|чоловік\w?|доньк\w|бабус\w)"
)
SPOKE = (
    "hablé con|he hablado con|hablamos con|ho parlato con|abbiamo parlato con|parlai con"
    "|j'ai parlé avec|j'ai parlé à|j'ai eu|habe (?:gestern |heute )?mit|sprach (?:gestern )?mit"
    "|telefonierte mit|falei com|conversei com|gesproken met|sprak met|rozmawiał[ae]m z"
    "|jag pratade med|pratade med|jeg snakket med|snakkede med|snakket med|mluvil[a]? jsem s"
    "|am vorbit cu|spoke (?:to|with)|talked (?:to|with)|chatted with|spoken (?:to|with)"
    "|speaking (?:to|with)|saya bicara dengan"
)
VERBS = (
    "y me|y nos|ayer|hoy|por|que me|ieri|oggi|e mi|che mi|hier|et elle|et il|qui m'a|gestern|heute"
    "|aus dem|aus der|vom|und sie|und er|ontem|hoje|e ela|e ele|no chat|semana|gisteren|en die|vandaag"
    "|wczoraj|dzisiaj|w|igår|idag|i går|som|včera|dnes|ieri|azi|yesterday|today|on|about|and she"
    "|and he|from|who|last|this|kemarin|tadi"
)
"""What may go on behind whom one spoke to."""

NOBODY = frozenset(
    fold(word)
    for word in """
    christmas xmas easter halloween valentines birthday mum mom mama mummy mommy dad daddy papa
    grandma grandpa granny kids children men women girls boys babies adults teens beginners everyone
    everybody anyone someone her him them us me you myself free sale pickup work school
    weihnachten ostern muttertag vatertag geburtstag mutti vati omi opi kinder erwachsene frauen
    männer herren damen mädchen jungs freunde freundin freund familie kollegen gäste alle jemanden
    jemand niemand euch ihnen ihn sie uns mich dich zuhause schule hochzeit taufe einschulung
    kundendienst kundenservice support service technik verkauf versand herrn frau
    noël pâques maman papa papy mamie enfants enfant femme homme femmes hommes adultes fille garçon
    amis bébé offrir demain anniversaire mariage quelqu'un vous elle lui eux nous moi toi personne
    conseiller conseillère vendeur
    navidad reyes mamá papá niños niñas mujer hombre mujeres hombres adultos bebés amigos alguien
    nadie usted ustedes vosotros ella ellos todos mañana hoy cumpleaños boda atención soporte servicio
    ventas recepción facturación
    natale pasqua mamma babbo bambini bambina bambino donna uomo donne uomini adulti amici qualcuno
    nessuno voi lei lui loro tutti domani compleanno matrimonio assistenza servizio operatore
    operatrice
    natal páscoa mamãe crianças criança mulher homem bebê amigos alguém ninguém vocês você ela ele
    todos amanhã aniversário casamento atendente suporte gerente vendedor vendedora
    kerst sinterklaas moederdag vaderdag kinderen vrouwen mannen vrienden iemand niemand haar hem hen
    jou mij ons jullie verjaardag klantenservice
    święta gwiazdkę mamy taty mama tata dzieci dziecka kobiet mężczyzn kobiety mężczyzny przyjaciół
    kogoś niej niego nich nas mnie ciebie babci dziadka konsultantem konsultantką kimś panem panią
    vánoce narozeniny mámu tátu děti ženy muže někoho julen jul barn kvinner menn noen någon nogen
    mamma pappa kundtjänst kundeservice kundservice henne ham honom
    мамы папы бабушки дедушки ребенка ребёнка детей мужчин женщин девочки мальчика друзей всех него
    неё нее них себя меня нас вас жены мужа подруги друга дочки сына коллеги начальника
    ibu ayah anak anak-anak teman istri suami admin manajer operator cs saya kamu dia mereka natal ulang
    anne baba annem babam çocuk çocuklar arkadaşım kızım oğlum eşim onun benim
    crăciun mama tata copii cineva
    """.split()
)
"""Behind "for" and "with", and yet nobody's name; folded."""
