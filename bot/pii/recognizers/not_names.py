"""Words of shop talk that stand where a name could stand, and are none."""

from __future__ import annotations

CHAT_WORDS = frozenset(
    """
    account accounts address amazon app apple arrived available bag bank battery because birthday
    bought box brand broken business call called came cancel cancelled canceled card case cash
    charge charged charger chat check checking christmas claim client code color colour company
    complaint confirm confirmed contact correct cost could coupon courier credit currently customer
    customers damaged date day days debit delayed deliver delivered delivery desk details device
    didnt discount dont double dress email english error everyone exchange express extremely
    facebook faulty fedex final first form forgot free friday frustrated full fully gift good
    google got great guys happy headphones help home id iphone invoice issue item items jacket
    just keep laptop late later looking lost mail manager me member merchandise message mine mobile
    monday money month months morning moved name names new newsletter nobody note number online
    open order ordered orders original package paid parcel pass password pay paying payment paypal
    people phone pin place placed please post premium price problem product products profile
    promo purchase purchased question quick ready really reason received recently refund refunds
    regarding registered replacement request return returned returns review right sale saturday
    service shipment shipping shirt shoes shop size someone soon sorry speak status still stock
    store subscription sunday supervisor support sure sweater team terrible thanks thursday ticket
    today together tomorrow tonight total track tracking transaction trying tuesday tv unable
    unhappy update updated upset usb used user username usually very visa waiting want wanted
    warranty watch website wednesday week weeks where whole wifi wondering work working worried
    wrong yes yesterday your zip confused interested aware writing based unsure curious afraid
    absolutely pretty super honestly literally furious annoyed disappointed angry glad pleased
    regular loyal student disabled pregnant sick busy stuck missing short old little bit lot
    bye goodbye hello cheers
    bot robot human agent assistant chatbot siri alexa support sir madam maam mam
    """.split()
)
"""English; small letters."""

COMMON_WORDS = frozenset(
    """
    able add added adding allow allowed anybody anymore apparently arrive arrives ask asked asking
    away bad basically begin believe best better big bill bills book bring brought buy buying
    cause certain certainly change changed changing cheap cheaper choose chose clear clearly close
    come comes coming complete completely couldn damage deal defective definitely delay despite
    didn different discuss doesn don early easily end ends especially etc everybody exactly
    example expect expected expecting explain extra fact fail failed far fast feel felt finally
    find finding fine fit fits fix fixed follow following forth forward found fresh gave general
    getting given gives giving goes going gone gonna gotta guess half hand happen happened
    happening hard hasn hate haven having hear heard helpful helping hey hi high hold hope hoping
    huge idea ill im ima immediately important inside instead isn ive jeans keeps kids kind knew
    know knows large learn leave leaving left let lets like liked likely likes list live lives
    living local long longer look looks lose lots love low lower mad main makes making market
    match matter maybe mean means method minute minutes miss mistake moment mr mrs near need
    needed needing needs nice normal offer office ok okay ones ought outside owner owners page
    pair particular pick picked picking piece plan plus point possible present press previous
    previously probably problems process promise proof proper provide provided public pull purpose
    push quality quickly rate reach read real receive recent related reply report require respond
    rest result ring road rude run sad safe said save saw saying says search second seen self sell
    seller send sending sent seriously set shall showed showing shown shows sign single site sizes
    skip slow small sold solve somebody somewhat sort sound specific specifically speed stand
    start started starting state stay stop stopped strange street sub successfully sufficiently
    sup suppose supposed surely swear switch system taken takes taking talk talking tax tell
    telling tend test text thank thats theirs theres thing things think thinking thorough
    thoroughly thought tight till tip told took totally touch tough tried tries truly trust truth
    try turn turned twice type ugly unfortunately unlikely use useful uses usual value view visit
    voice waist wait walk wall wanna wanting wants warm wash waste way ways weird went wide win
    wish won wonder word words worse wouldn wrap write wrote yeah year years yep young youre
    """.split()
)
"""Everyday English that spaCy does not count among its stop words; small letters."""

NOT_NAMES = frozenset(
    """
    noël noel weihnachten ostern nikolaus navidad natale pâques paques pasqua natal páscoa kerst
    julen jul joulu рождества пасхи nowego sylwestra
    kunde kundin student studentin mutter vater rentner mitglied besitzer stammkunde stammkundin
    käufer kaufer bestellung bestellnummer kundennummer sendung paket rechnung lieferung umtausch
    retoure erstattung guten hallo bitte danke neukunde deutscher deutsche österreicher
    commande client cliente colis livraison facture pedido orden factura envio ordine spedizione
    fattura encomenda compra bestelling klant pakket zamówienie zamowienie klient klientka
    zákazník zakaznik objednavka comanda rendelés rendeles vásárló vasarlo заказ клиент покупатель
    замовлення клієнт поръчка клиент sipariş siparis müşteri musteri παραγγελία παραγγελια πελάτης
    tilaus asiakas beställning bestallning kund ordre kunde bestilling pesanan pelanggan
    أريد اريد أحتاج احتاج أبحث ابحث أود اود أطلب اطلب أنتظر انتظر أعاني اعاني أستطيع غاضب غاضبة زبون
    طلبت طلب اشترت اشترى دفعت دفع استلمت استلم اتصلت اتصل
    وين فين شو ليش متى صار
    عميل عميلة مهتم مهتمة متأكد متأكدة آسف سعيد سعيدة مستاء مستاءة لم لا من في لن ما هنا الآن جدا
    ورقم رقم هاتفي وهاتفي بريدي وبريدي وعنواني عنواني ولم وأريد واريد ولدي وأنا طلبي وطلبي
    לקח לקחה חתם חתמה הזמינה הזמין קנתה קנה שילמה שילם קיבלה קיבל אספה אסף התקשרה התקשר
    רוצה צריך צריכה מחכה לא לקוח לקוחה מבקש מבקשת מעוניין מעוניינת גר גרה מאוד כועס כועסת מחפש
    מחפשת עדיין יכול יכולה וההזמנה הטלפון והטלפון מספר המספר אצלכם קניתי הזמנתי קיבלתי
    سلام درود مشتری ناراضی خسته راضی مطمئن خوشحال متاسف نگران عاشق منتظر
    ناراحت عصبانی هستم است میخواهم می خواهم نیاز دارم هم یک این را که از با
    परेशान ग्राहक नाराज दुखी ठीक तैयार यहाँ घर खुश निराश बहुत आपका बोल रहा रही हूँ हूं है और चाहता
    चाहती सामान ऑर्डर नंबर फोन में से को का की के
    khách đơn hàng muốn cần đang chưa không đã người số điện thoại
    ہے ہوں ہیں میں کا کی کے سے اور میرا میری نے کو পক্ষ থেকে আছে এবং কিন্তু আমার এখনো পাইনি অর্ডার
    ফোন নম্বর চাই করছি বলছি আমি
    nada oline jemand tanya sandi minta ada orang mau ingin sudah belum tidak akan pelanggan pesan beli punya mahu nak nombor nomor tinggal
    """.split()
)
"""Other languages; accents as written and without."""
