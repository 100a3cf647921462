"""Brands and characters with a person's name, which shops sell and customers ask for."""

from __future__ import annotations

BRANDS = (
    "Abercrombie", "Adam Opel", "Air Jordan", "Alexander McQueen", "Alexander Wang", "Ann Taylor",
    "Ben & Jerry's", "Ben and Jerry's", "Ben & Jerrys", "Ben and Jerrys",
    "Betty Crocker", "Bobbi Brown", "Calvin Klein", "Carolina Herrera",
    "Charlotte Tilbury", "Christian Dior", "Christian Louboutin", "Coco Chanel", "Cole Haan",
    "Daniel Wellington", "Dr. Martens", "Dr Martens", "Eddie Bauer", "Elizabeth Arden",
    "Emporio Armani", "Estee Lauder", "Estée Lauder", "Giorgio Armani", "Harley Davidson",
    "Harry Potter", "Helly Hansen", "Hugo Boss", "Jack & Jones", "Jack Daniels", "Jack Wolfskin",
    "Jean Paul Gaultier", "Jimmy Choo", "Jo Malone", "John Deere", "John Lewis", "Johnnie Walker",
    "Karl Lagerfeld", "Kate Spade", "Laura Ashley", "Louis Vuitton", "Marc Jacobs",
    "Marc O'Polo", "Mary Kay", "Michael Kors", "Michael Jordan", "Mickey Mouse", "Minnie Mouse",
    "Oscar de la Renta", "Paul Smith", "Perry Ellis", "Peppa Pig", "Pierre Cardin",
    "Ralph Lauren", "Stella McCartney", "Steve Madden", "Ted Baker", "Thomas Sabo",
    "Tom Ford", "Tom Tailor", "Tommy Hilfiger", "Tory Burch", "Trader Joe's", "Vera Bradley",
    "Vera Wang", "Victoria's Secret", "Victoria Secret", "Victorias Secret",
    "Williams Sonoma", "Martha Stewart",
    "Johnson & Johnson", "Fred Perry", "Ben Sherman", "Paco Rabanne", "Nina Ricci", "Jim Beam",
    "Captain Morgan", "Sam Edelman", "Oliver Peoples", "Laura Mercier",
    "Yves Rocher", "Yves Saint Laurent", "Black Friday",
    "XiaoQ", "Alipay", "Huabei", "WeChat", "UnionPay", "Mastercard", "PayPal", "Klarna",
    "Apple Pay", "Bluetooth", "Wi-Fi", "Hong Kong", "North America", "South America", "Samsung",
    "Xiaomi", "李宁", "周大福", "周大生", "周生生", "老凤祥", "老干妈", "王老吉", "张小泉",
    "王守义", "李锦记", "李子柒", "马应龙", "方太", "老板电器", "小天鹅", "小度", "小爱同学",
    "天猫精灵", "安踏", "戴森",
    "Cyber Monday", "Santa Claus", "Siri", "Alexa", "Cortana",
    "Bixby", "Dolby Atmos", "Voicemail", "Autofill", "Galaxy",
)  # fmt: skip
