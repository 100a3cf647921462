"""Words that name an account on a messenger or a social network."""

SOCIAL: dict[str, dict[str, str]] = {
    "social": {
        "en": "wechat|wechat id|weixin|wechat number|qq|qq number|line id|lineid|my line|"
        "on line at|line:|telegram|telegram handle|tg|insta|instagram|ig|ig handle|twitter|"
        "twitter handle|tweet|facebook|fb|messenger|snapchat|snap|tiktok|tik tok|discord|skype|"
        "skype id|kakaotalk|kakao|signal|linkedin|github|reddit|steam|steam id|my handle|handle|"
        "social media|social media handle|mastodon|threads|pinterest|tumblr|twitch|"
        "youtube channel|weibo|douyin|xiaohongshu|vk|vkontakte|ok.ru|zalo id|x handle|x account|"
        "bluesky",
        "zh": "微信|加微信|加我微信|微信号|微信號|加微|加v|加我v|vx|v信|薇信|威信|wx|扣扣|qq号|qq號|企鹅号|微博|"
        "抖音号|抖音|小红书|小紅書|快手|快手号|陌陌|钉钉|钉钉号|飞书|支付宝|支付宝账号|b站|"
        "b站id|淘宝账号|旺旺|京东账号|line账号|line帳號|賴|电报|推特",
        "ja": "ライン|lineのid|lineid|インスタ|ツイッター|カカオ|テレグラム",
        "ko": "카톡|카카오톡|카카오|라인|인스타|인스타그램|텔레그램|트위터|페이스북|카톡아이디",
        "ru": "телеграм*|телеграмм*|телега|телеге|тг|инстаграм*|инста|вконтакте|вк|скайп*|"
        "твиттер*|фейсбук*|дискорд*",
        "uk": "телеграм*|інстаграм*",
        "ar": "تيليجرام|تلغرام|انستغرام|انستقرام|إنستغرام|سناب|سناب شات|تويتر|فيسبوك|سكايب|تيك توك",
        "he": "טלגרם|אינסטגרם|אינסטה|פייסבוק|טוויטר",
        "fa": "تلگرام|اینستاگرام|اینستا|توییتر",
        "hi": "इंस्टाग्राम|टेलीग्राम|फेसबुक|ट्विटर",
        "th": "ไลน์|ไอดีไลน์|ไลน์ไอดี|เฟซบุ๊ก|เฟส|ไอจี|อินสตาแกรม|เทเลแกรม|ทวิตเตอร์",
        "el": "ινσταγκραμ|φεισμπουκ|τελεγκραμ",
        "vi": "facebook cua|ig cua",
        "bn": "ফেসবুক|ইনস্টাগ্রাম|টেলিগ্রাম",
    },
}
