"""Arabic, Hebrew, Persian, Hindi, Thai, Vietnamese, Indonesian and Malay."""

from bot.pii.recognizers.person_cues.cues import Cues

SOUTH = {
    "ar": Cues(
        says="اسمي|إسمي|أسمي|اسمي هو|اسمي الكامل|اسمي الكامل هو|معكم|معك|معاك|معاكم|أدعى|ادعى|باسم"
        "|بإسم|اسم المستلم|اسم المستلم هو|اسم العميل|اسم الزبون|اسم صاحب الطلب|إلى السيد"
        "|المستلم هو|المستلم",
        soft="أنا|انا|زوجتي|زوجي|ابني|ابنتي|أخي|أختي|أمي|أبي|والدي|والدتي|صديقي|صديقتي|عزيزي"
        "|عزيزتي",
        titles="السيد|السيدة|الأستاذ|الأستاذة|استاذ|أستاذ|الدكتور|الدكتورة|دكتور|دكتورة|المهندس"
        "|المهندسة|مهندس|الآنسة|الشيخ|سيد|سيدة|م|د|أ|الحاج",
        closings="مع التحية|تحياتي|مع خالص التحية|مع أطيب التحيات|شكرا|شكرا لكم|شكراً|وشكرا"
        "|مع الشكر|مع الاحترام|مع تحياتي|أطيب التحيات|وتقبلوا تحياتي|تحيات",
        labels="الاسم|الإسم|اسم|الاسم الكامل|اسم المستلم|المستلم|العميل|اسم العميل|المرسل|الزبون"
        "|اسم العائلة|اللقب|صاحب البطاقة|الاسم واللقب",
    ),
    "he": Cues(
        says="שמי|קוראים לי|השם שלי|השם שלי הוא|שמי הוא|על שם|על השם|שם המקבל|שם המקבל הוא|שם פרטי"
        "|שם משפחה"
        "|שם הנמען|בשם|השם המלא שלי|השם המלא שלי הוא|שמי המלא",
        soft="אני|מדבר|מדברת|כאן|פה|אשתי|בעלי|הבן שלי|הבת שלי|אמא שלי|אבא שלי|אחי|אחותי|חבר שלי"
        "|חברה שלי|לכבוד",
        titles="מר|גב'|גברת|ד\"ר|דר'|פרופ'|עו\"ד|אדון|הרב|גב|דר",
        closings="בברכה|תודה|תודה רבה|בכבוד רב|בתודה|יום טוב|תודה מראש|בידידות|להתראות|כל טוב",
        labels="שם|שם מלא|שם פרטי|שם משפחה|מקבל|נמען|לקוח|שם הלקוח|איש קשר|בעל הכרטיס|שולח"
        "|שם ושם משפחה",
    ),
    "fa": Cues(
        says="اسم من|نام من|اسمم|نامم|بنام|به نام|به اسم|نام گیرنده|گیرنده|نام و نام خانوادگی"
        "|نام کامل من|اسم کامل من|نام خانوادگی من|فامیلی من|اسم گیرنده",
        soft="من|بنده|همسرم|شوهرم|پسرم|دخترم|مادرم|پدرم|برادرم|خواهرم|دوستم|همکارم|اینجانب",
        after="هستم|صحبت می‌کنم|می باشم",
        titles="آقای|خانم|آقا|جناب|سرکار خانم|دکتر|مهندس|جناب آقای|استاد|سید",
        closings="با احترام|با تشکر|ممنون|سپاس|با سپاس|ارادتمند|مرسی|تشکر|با درود|سپاسگزارم|متشکرم",
        labels="نام|اسم|نام و نام خانوادگی|نام خانوادگی|گیرنده|مشتری|نام گیرنده|فرستنده|صاحب کارت"
        "|نام کامل|تحویل گیرنده",
    ),
    "hi": Cues(
        says="मेरा नाम|मेरा पूरा नाम|नाम है|मेरा नाम है|के नाम पर|प्राप्तकर्ता का नाम|मुझे लोग|नाम",
        soft="मैं|मै|मेरी पत्नी|मेरे पति|मेरा बेटा|मेरी बेटी|मेरी माँ|मेरे पिता|मेरा भाई|मेरी बहन|मेरा दोस्त|प्रिय",
        titles="श्री|श्रीमती|सुश्री|डॉ|डॉक्टर|कुमारी|श्रीमान|मिस्टर|मिसेज|पंडित|प्रो",
        closings="धन्यवाद|सादर|शुक्रिया|आपका|आपकी|भवदीय|शुभकामनाओं सहित|आभार",
        labels="नाम|पूरा नाम|प्राप्तकर्ता|ग्राहक|ग्राहक का नाम|उपनाम|भेजने वाला|खाताधारक|कार्डधारक",
    ),
    "vi": Cues(
        says="tôi tên là|tôi tên|tên tôi là|tên của tôi là|mình tên là|mình tên|em tên là|em tên"
        "|tên là|tên mình là|tên em là"
        "|tên đầy đủ của tôi là|họ tên là|họ và tên là|người nhận là|tên người nhận là"
        "|đứng tên|con tên là|cháu tên là",
        soft="tôi là|mình là|em là|đây là|chào|gặp|vợ tôi|chồng tôi|con tôi|bạn tôi|mẹ tôi|bố tôi"
        "|xin chào",
        titles="ông|bà|anh|chị|cô|chú|bác|em|bạn|thầy|bs|ts|gs|quý ông|quý bà|quý cô",
        closings="trân trọng|cảm ơn|xin cảm ơn|thân ái|thân mến|kính thư|chân thành cảm ơn|cám ơn"
        "|thân",
        labels="tên|họ tên|họ và tên|người nhận|khách hàng|tên khách hàng|người gửi|chủ thẻ|liên hệ"
        "|tên người nhận|chủ tài khoản",
    ),
    "id": Cues(
        says="nama saya|nama saya adalah|nama lengkap saya|saya bernama|namaku|nama aku|atas nama"
        "|a.n.|a/n|nama penerima"
        "|penerima atas nama|penerimanya|nama gue|nama gw|panggil saya|nama penerima adalah",
        soft="saya|aku|dengan|ini|istri saya|suami saya|anak saya|ibu saya|ayah saya|kakak saya"
        "|adik saya|teman saya|halo"
        "|yth|hubungi|gue|gw|perkenalkan saya",
        titles="bapak|ibu|pak|bu|bpk|sdr|sdri|tuan|nyonya|nona|mas|mbak|dr|ir|drs|h|hj|kak|bang",
        closings="salam|salam hangat|hormat saya|terima kasih|terimakasih"
        "|makasih|salam hormat|trims"
        "|regards|thanks",
        labels="nama|nama lengkap|penerima|nama penerima|pelanggan|pengirim|pemilik kartu|kontak"
        "|pemilik rekening|nama pelanggan",
    ),
    "ms": Cues(
        says="nama saya|nama saya ialah|nama penuh saya|saya bernama|nama penuh saya ialah"
        "|atas nama|nama penerima|nama aku"
        "|penerima ialah|nama penerima ialah|panggil saya",
        soft="saya|ini|isteri saya|suami saya|anak saya|ibu saya|bapa saya|abang saya|kakak saya"
        "|kawan saya|hai|hubungi",
        titles="encik|en|puan|pn|cik|tuan|datuk|dato'|dato|datin|tan sri|dr|prof|haji|hajah|ustaz",
        closings="sekian|sekian terima kasih|terima kasih|yang benar|salam|salam hormat|yang ikhlas"
        "|sekian, terima kasih",
        labels="nama|nama penuh|penerima|nama penerima|pelanggan|pengirim|pemegang kad|hubungi"
        "|pemilik akaun",
    ),
    "th": Cues(
        says="ผมชื่อ|ดิฉันชื่อ|ฉันชื่อ|หนูชื่อ|ชื่อของผมคือ|ชื่อของฉันคือ|ชื่อผมคือ|เราชื่อ|ชื่อผู้รับคือ"
        "|ชื่อผู้รับ|ในนาม|ชื่อจริงคือ|ชื่อ-นามสกุล|ชื่อ นามสกุล|ผู้รับชื่อ|ผู้รับคือ|ชื่อ",
        soft="ผม|ดิฉัน|ฉัน|หนู|เรา",
        titles="นาย|นางสาว|นาง|น.ส.|คุณ|ด.ช.|ด.ญ.|เด็กชาย|เด็กหญิง|ดร.|นพ.|พญ.|ว่าที่ร้อยตรี",
        closings="ขอแสดงความนับถือ|ด้วยความเคารพ|ขอบคุณครับ|ขอบคุณค่ะ|ขอบคุณ|ขอบพระคุณ|ขอบคุณมากค่ะ"
        "|ขอบคุณมากครับ",
        labels="ชื่อ|ชื่อ-นามสกุล|ชื่อนามสกุล|ชื่อผู้รับ|ผู้รับ|ลูกค้า|ผู้ส่ง|ชื่อเต็ม|ชื่อลูกค้า|ผู้ถือบัตร|นามสกุล",
    ),
}
"""ISO 639-1 code → cues."""
