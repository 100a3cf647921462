"""What the demo shop sells, in Chinese and English, with the words customers use for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Product:
    """A product and its variants; `price` in cents, the same for every variant."""

    code: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    price: int
    variants: tuple[tuple[str, str], ...]


def _of(code: str, zh: str, en: str, aliases: str, price: int, variants: str) -> Product:
    pairs = tuple((one, other) for one, _, other in (v.partition("|") for v in variants.split(";")))
    return Product(code, zh, en, tuple(aliases.split(",")), price, pairs)


_CLOTHES = "白色 M|white, M;黑色 L|black, L;藏青 XL|navy, XL"

CATALOGUE: tuple[Product, ...] = (
    _of(
        "SH-CANV",
        "帆布鞋",
        "canvas shoes",
        "shoes,sneakers,trainers,鞋,鞋子,chaussures,schuhe,zapatos",
        19900,
        "白色 38码|white, size 38;黑色 42码|black, size 42",
    ),
    _of("SH-BOOT", "短靴", "ankle boots", "boots,靴子,bottes", 39900, "棕色 37码|brown, size 37"),
    _of("CL-TEES", "纯棉T恤", "cotton T-shirt", "tshirt,tee,shirt,t恤,短袖,上衣", 7900, _CLOTHES),
    _of("CL-HOOD", "连帽卫衣", "hoodie", "sweatshirt,卫衣,帽衫,sweat", 15900, _CLOTHES),
    _of(
        "CL-DOWN",
        "轻薄羽绒服",
        "light down jacket",
        "jacket,coat,羽绒服,外套,veste",
        49900,
        _CLOTHES,
    ),
    _of(
        "CL-JEAN",
        "直筒牛仔裤",
        "straight jeans",
        "trousers,pants,裤子,牛仔裤,pantalon",
        22900,
        "蓝色 30|blue, 30;黑色 32|black, 32",
    ),
    _of("CL-SCRF", "羊毛围巾", "wool scarf", "scarf,围巾,écharpe", 12900, "灰色|grey;红色|red"),
    _of(
        "CL-SOCK",
        "中筒袜 5双装",
        "crew socks, 5 pairs",
        "socks,袜子,chaussettes",
        4900,
        "混色|mixed",
    ),
    _of(
        "BG-BACK",
        "双肩包",
        "backpack",
        "bag,rucksack,背包,书包,包,sac,mochila",
        25900,
        "灰色|grey;黑色|black",
    ),
    _of(
        "BG-CASE",
        "登机箱",
        "cabin suitcase",
        "suitcase,luggage,箱子,行李箱,valise",
        45900,
        "银色 20寸|silver, 20 in",
    ),
    _of(
        "EL-HEAD",
        "蓝牙耳机",
        "wireless headphones",
        "headphones,earphones,headset,耳机,casque",
        29900,
        "黑色|black;白色|white",
    ),
    _of(
        "EL-BANK",
        "充电宝",
        "power bank",
        "charger,battery,移动电源,batterie",
        12900,
        "20000mAh|20000 mAh",
    ),
    _of(
        "EL-KEYB", "机械键盘", "mechanical keyboard", "keyboard,键盘,clavier", 34900, "87键|87 keys"
    ),
    _of("EL-MOUS", "无线鼠标", "wireless mouse", "mouse,鼠标,souris", 9900, "黑色|black;粉色|pink"),
    _of("EL-WTCH", "智能手表", "smart watch", "watch,手表,montre", 89900, "黑色|black;银色|silver"),
    _of(
        "HM-KETT",
        "电热水壶",
        "electric kettle",
        "kettle,水壶,热水壶,bouilloire",
        16900,
        "1.7升|1.7 L",
    ),
    _of(
        "HM-VACU",
        "扫地机器人",
        "robot vacuum",
        "vacuum,hoover,扫地机,机器人,aspirateur",
        199900,
        "白色|white",
    ),
    _of(
        "HM-LAMP",
        "护眼台灯",
        "desk lamp",
        "lamp,light,台灯,灯,lampe",
        18900,
        "白色|white;黑色|black",
    ),
    _of(
        "HM-BEDS",
        "四件套床品",
        "bedding set",
        "bedding,sheets,床品,四件套,床单,draps",
        35900,
        "1.5米|1.5 m;1.8米|1.8 m",
    ),
    _of(
        "HM-MUGS",
        "陶瓷马克杯",
        "ceramic mug",
        "mug,cup,杯子,马克杯,tasse",
        3900,
        "米色|beige;蓝色|blue",
    ),
    _of(
        "HM-BOTL",
        "保温杯",
        "vacuum flask",
        "flask,thermos,bottle,保温杯,gourde",
        11900,
        "500毫升|500 ml",
    ),
    _of("SP-YOGA", "瑜伽垫", "yoga mat", "mat,垫子,tapis", 8900, "紫色|purple;灰色|grey"),
    _of("SP-UMBR", "自动雨伞", "folding umbrella", "umbrella,雨伞,伞,parapluie", 6900, "藏青|navy"),
    _of(
        "AC-SUNG", "太阳镜", "sunglasses", "glasses,shades,墨镜,眼镜,lunettes", 13900, "黑色|black"
    ),
)

CARRIERS = (("顺丰速运", "SF Express", "SF"), ("圆通速递", "YTO Express", "YT"))
