"""Words that name a number of the business: never personal, so they keep recognisers away."""

BUSINESS: dict[str, dict[str, str]] = {
    "business": {
        "post": "zip|zip code|zipcode|postal code|postcode|post code|area code|country code|"
        "colour code|color code|dress code|qr code|邮编|邮政编码|郵遞區號|code postal|"
        "postleitzahl*|plz|codigo postal|cap|codigo de area|kod pocztowy|psc|"
        "почтовый индекс|индекс|поштовий індекс|cod postal|iranyitoszam|posta kodu|postnummer*|"
        "postinumero*|kode pos|poskod|郵便番号|우편번호|รหัสไปรษณีย์|الرمز البريدي|מיקוד|"
        "کد پستی|पिन कोड नंबर|source code|sort by|html code|http code|status code",
        "en": "order number*|order no|order no.|order #|order id*|order nr|~order|~orders|"
        "~ordered|purchase order|~ups|~fedex|~dhl|~usps|~purchase|~purchased|po number|po #|~po|"
        "tracking number*|tracking no|tracking id|tracking code|tracking #|tracking|~shipment*|"
        "~package|~parcel|consignment number|waybill*|awb|sku|skus|item number|item no|item #|"
        "item|product code|product id|product number|article number|part number|part no|model|"
        "model number|model no|model name|serial number*|serial no|s/n|invoice|invoices|"
        "invoice number|invoice no|invoice #|receipt|receipt number|ticket|ticket number|"
        "ticket #|case number|case id|case #|~case|reference|reference number|ref|ref no|ref.|"
        "ref #|transaction id|transaction number|confirmation number|confirmation code|"
        "booking number|booking reference|booking|reservation number|return number|rma|"
        "rma number|return id|coupon*|promo code|coupon code|voucher code|gift code|"
        "referral code|invite code|use code|with code|apply code|~code at checkout|"
        "promotion code|discount code|voucher*|gift card code|~price|~amount|version|firmware|"
        "error code|error|error number|build|~size|isbn|ean|gtin|contract|upc|barcode|"
        "batch number|lot number|warranty number|hs code|contract number|quantity|qty|batch|"
        "flight|catalog number|asin|store number|unit price|vat number|company number",
        "zh": "订单|订单号|订单编号|单号|快递单号|快递单|物流单号|运单|运单号|快递|商品编号|"
        "商品编码|货号|型号|款号|编号|序列号|发票号|发票号码|发票代码|发票|工单|工单号|售后单|"
        "退货单|退款单号|流水号|交易号|优惠码|优惠券|兑换码|券码|批次|批号|条码|条形码|金额|"
        "价格|尺码|版本|错误码|报错|參考編號|訂單|訂單號|訂單編號|單號|追蹤號碼|型號|編號|發票|"
        "優惠碼|序號|货单|包裹|统一社会信用代码|取件码",
        "fr": "commande*|numero de commande|numero de suivi|colis|reference*|numero de facture|"
        "facture*|numero de serie|code promo|bon de reduction|modele|article|dossier|siret|"
        "siren|suivi",
        "de": "bestellung*|bestellnummer*|bestell-nr|auftrag*|sendung*|sendungsnummer*|paket*|"
        "rechnung*|artikel*|seriennummer*|modell*|referenz*|gutschein*|vorgangsnummer*|"
        "ticketnummer*|lieferschein*|trackingnummer*|produktnummer|handelsregister*|hrb",
        "es": "pedido*|numero de pedido|orden|numero de orden|seguimiento|numero de seguimiento|"
        "paquete|factura*|referencia*|numero de serie|modelo|articulo|cupon|codigo promocional|"
        "guia|envio|rastreo|folio",
        "it": "ordin*|numero d'ordine|numero ordine|spedizione|tracking|pacco|fattura*|"
        "riferimento|codice prodotto|numero di serie|modello|articolo|buono sconto|"
        "codice sconto|partita iva",
        "pt": "pedido*|encomenda*|numero do pedido|rastreio|rastreamento|codigo de rastreio|"
        "fatura*|nota fiscal|referencia*|modelo|artigo|cupom|cupao|protocolo|numero de serie|"
        "cnpj",
        "nl": "bestelling*|bestelnummer*|ordernummer*|pakket*|track en trace|factuur*|"
        "artikelnummer*|serienummer*|kortingscode|referentie*|zending*",
        "sv": "ordernummer*|bestallning*|paket*|sparningsnummer*|faktura*|artikelnummer*|"
        "serienummer*|rabattkod*|arende*|referens*|kollinummer|organisationsnummer*",
        "da": "ordre*|ordrenummer*|bestilling*|pakke*|faktura*|varenummer*|sagsnummer*|rabatkode*",
        "no": "ordre*|ordrenummer*|bestilling*|pakke*|sporingsnummer*|faktura*|varenummer*|"
        "saksnummer*|rabattkode*",
        "fi": "tilau*|tilausnumero*|paketti*|pakett*|seurantatunnus*|seurantakoodi*|lasku*|"
        "tuote*|sarjanumero*|viite*|alennuskoodi*|lahety*|malli",
        "pl": "zamowieni*|numer zamowienia|paczk*|przesylk*|faktur*|numer seryjny|model*|"
        "numer sledzenia|kod rabatowy|reklamacj*|zgloszeni*|artykul*|zlecen*",
        "cs": "objednavk*|cislo objednavky|zasilk*|balik*|faktur*|seriove cislo|slevovy kod|"
        "reklamac*|variabilni symbol|sledovaci cislo",
        "ru": "заказ*|номер заказа|посылк*|трек*|трек-номер*|накладн*|отправлени*|артикул*|"
        "модел*|серийный номер|квитанц*|чек|чека|промокод*|заявк*|обращени*|номер чека",
        "uk": "замовлен*|номер замовлення|посилк*|накладн*|артикул*|модел*|ттн|промокод*",
        "ro": "comand*|comenzi*|numar comanda|numarul comenzii|colet*|awb|factur*|"
        "cod promotional|referint*|numar de serie|cod produs|comenzii",
        "hu": "rendeles*|rendelesszam*|csomag*|szamla sorszam*|cikkszam*|sorozatszam*|kuponkod*|"
        "nyomkovet*|termekkod*",
        "el": "παραγγελι*|αριθμος παραγγελιας|δεμα*|αποστολη*|τιμολογι*|κωδικος προιοντος|"
        "μοντελο|κουπονι*|αποδειξη*|voucher",
        "tr": "siparis*|siparis numara*|siparis no|kargo*|takip numara*|takip no|fatura*|"
        "urun kodu|seri no|seri numara*|kupon*|model*|referans*|talep no",
        "ar": "طلب|الطلب|طلبي|رقم الطلب|الطلبية|طلبية|شحنة|الشحنة|التتبع|رقم التتبع|فاتورة|"
        "الفاتورة|رقم الفاتورة|كوبون|موديل|الموديل|قسيمة|تذكرة|مرجع|الرقم المرجعي|الطرد|طلبيتي",
        "he": 'הזמנה|ההזמנה|מספר הזמנה|משלוח|המשלוח|מספר מעקב|חבילה|חשבונית|קופון|דגם|מק"ט|'
        "אסמכתא|הזמנתי|ההזמנה שלי",
        "fa": "سفارش|شماره سفارش|سفارشم|مرسوله|کد رهگیری|رهگیری|فاکتور|کد تخفیف|مدل|"
        "شماره پیگیری|بسته",
        "hi": "ऑर्डर|आर्डर|ऑर्डर नंबर|ट्रैकिंग|ट्रैकिंग नंबर|पार्सल|इनवॉइस|बिल|मॉडल|कूपन|शिपमेंट|आदेश",
        "bn": "অর্ডার|অর্ডার নম্বর|ট্র্যাকিং|পার্সেল|চালান|কুপন|মডেল",
        "ur": "آرڈر|آرڈر نمبر|ٹریکنگ|پارسل|انوائس",
        "ta": "ஆர்டர்|ஆர்டர் எண்|கண்காணிப்பு",
        "id": "pesanan*|nomor pesanan|no pesanan|resi|nomor resi|no resi|paket|faktur*|"
        "kode promo|kode voucher|order|kode barang|nomor seri|invoice|orderan",
        "ms": "pesanan*|nombor pesanan|bungkusan|nombor penjejakan|invois|kod promo",
        "tl": "order ko|numero ng order|padala",
        "vi": "don hang|ma don|ma don hang|so don hang|ma van don|van don|hoa don|ma giam gia|"
        "kien hang|ma san pham|don dat hang|so seri|mau",
        "th": "คำสั่งซื้อ|หมายเลขคำสั่งซื้อ|เลขที่คำสั่งซื้อ|ออเดอร์|ออร์เดอร์|พัสดุ|เลขพัสดุ|"
        "เลขแทรค|ติดตาม|ใบแจ้งหนี้|ใบเสร็จ|คูปอง|รุ่น|รหัสสินค้า|โค้ดส่วนลด",
        "ja": "注文|注文番号|ご注文|オーダー|追跡番号|伝票番号|送り状|お問い合わせ番号|"
        "問い合わせ番号|商品番号|品番|型番|請求書|領収書|クーポン|製造番号|シリアル|予約番号|"
        "受付番号|管理番号|荷物",
        "ko": "주문|주문번호|주문 번호|운송장|운송장번호|송장|송장번호|택배|상품번호|상품코드|"
        "모델|모델명|쿠폰|영수증|접수번호|시리얼|일련번호|예약번호|품번|사업자등록번호|"
        "사업자 번호",
    },
}
