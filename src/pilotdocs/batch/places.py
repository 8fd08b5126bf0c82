"""Addresses made comparable: one place written in several ways gives one text."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER = re.compile(r"[〇零一二两三四五六七八九十]+(?=号|幢|栋|座|楼|层|室|单元|弄|组)")
_HEAD = re.compile(r"^(?:中国)?(?:[^省市区县]{2,3}省)?(?:[^省市区县]{2,4}市)?(?=[^市]{1,6}(?:区|县|市|街道|镇|路))")
_REST = re.compile(r"[\W_]+")
_FORMS = ((r"号楼|栋|座|#楼|#", "幢"), (r"(\d)楼", r"\1层"), (r"(\d)[Ff](?![0-9a-zA-Z])", r"\1层"), (r"第(?=\d)", ""))
_LEAST = 6


def plain_address(text: str) -> str:
    """The address without province and city, spaces and brackets; 三层, 3楼 and 3F are 3层, 2号楼 and 2栋 are 2幢.

    "" where too little is left to tell a place.
    """
    address = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    address = _NUMBER.sub(lambda match: str(_number(match.group())), address)
    for form, plain in _FORMS:
        address = re.sub(form, plain, address)
    address = _HEAD.sub("", _REST.sub("", address))
    return address if len(address) >= _LEAST and any(character.isdigit() for character in address) else ""


def precise_address(address: str) -> bool:
    """Whether a plain address names a building, a floor or a room: a street number alone is often a whole park."""
    return re.search(r"\d[幢层室]|单元", address) is not None


def _number(text: str) -> int:
    if "十" not in text:
        return int("".join(str(_DIGITS[digit]) for digit in text))
    tens, _, ones = text.partition("十")
    ones = ones.replace("十", "")
    high = _DIGITS.get(tens[-1:], 1) if tens else 1
    return high * 10 + (_DIGITS.get(ones[-1:], 0) if ones else 0)
