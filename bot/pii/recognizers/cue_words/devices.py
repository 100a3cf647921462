"""Words that name a device's address."""

DEVICES: dict[str, dict[str, str]] = {
    "imei": {
        "en": "imei|imei number|imei no|meid|esn",
        "zh": "串号|手机串号|设备识别码",
    },
    "mac": {
        "en": "mac|mac address|ethernet address|wifi address",
        "zh": "mac地址|物理地址",
    },
    "ip": {
        "en": "ip|ip address|ipv4|ipv6",
        "zh": "ip地址|公网ip",
        "ko": "아이피",
        "ja": "ipアドレス",
    },
}
