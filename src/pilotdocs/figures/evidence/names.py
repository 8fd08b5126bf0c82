"""Names of organisations and their codes, as they stand in evidence."""

from __future__ import annotations

import re
from itertools import product

# GB 32100-2015: one letter or digit each of registering body and kind, six digits of region, nine of the body, a check.
USCC = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{2}[0-9OI]{6}[0-9A-Z]{10})(?![0-9A-Z])")
# GB 11643-1999: the number of a person, which has the length of a code: region, day of birth, three digits, a check.
IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_SLIPS = {"O": "0QD", "I": "1L", "S": "58", "Z": "27", "V": "YU"}
_ENDING = (
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|(?:普通|特殊普通|有限)?合伙企业|公司|大学|学院|研究院|研究所|研究中心|实验室|检测院|"
    r"科学院|设计院|创新中心|服务中心|管理委员会|管委会|委员会|事务所|工厂|厂|医院|合作社|商会|协会|学会|基金会|中心|管理局|经营部|工作室|推广站|服务站|监测站|工作站|技术站)"
)
_TAIL = (
    r"(?:[（(](?:有限合伙|普通合伙|特殊普通合伙)[)）])?"
    r"(?:[\u4e00-\u9fff]{2,8}(?:分公司|分院|分校|研究院|分所|校区|分中心|办事处))?"
)
ORGANISATION = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·&\-]{2,40}?" + _ENDING + _TAIL)
_NOISE = re.compile(
    r"(?:[（(][^（）()]*(?:\d|，|,|人员|截至|制表|单位代码)[^（）()]*[)）]|[（(](?:盖章|公章|签章|印章|章|签字|签名|以下简称.*?)[）)]|（?盖章）?)$"
)
_LEAD = re.compile(r"^[：:\s、,，;；\-—]+")


def clean_name(text: str) -> str:
    """The name without lead, wraps, spaces and a （盖章） after it."""
    name = re.split(r"法定代表|法人代表|统一社会|联系人|联系电话", _LEAD.sub("", "".join(text.split())))[0]
    previous = None
    while previous != name:
        previous, name = name, _NOISE.sub("", name).rstrip("：:；;，,。、 ")
    return close_brackets(name)


def close_brackets(name: str) -> str:
    """The name with its brackets in full width, and a closing one that was cut off put back."""
    name = name.replace("(", "（").replace(")", "）")
    return name + "）" if name.count("（") == name.count("）") + 1 else name


def is_valid_uscc(code: str) -> bool:
    """Whether the check character is right (GB 32100-2015)."""
    if len(code) != 18 or any(char not in _ALPHABET for char in code):
        return False
    total = sum(_ALPHABET.index(char) * weight for char, weight in zip(code[:17], _WEIGHTS, strict=True))
    return _ALPHABET[(31 - total % 31) % 31] == code[17]


def mend_uscc(code: str) -> str:
    """The code with letters that no code has replaced: by the one set of characters that makes it valid, else by the
    likeliest. A code without such letters is returned as it is, valid or not."""
    slips = [index for index, char in enumerate(code) if char in _SLIPS]
    if not slips or len(slips) > 4 or len(code) != 18:
        return code
    valid: list[str] = []
    for choice in product(*(_SLIPS[code[index]] for index in slips)):
        chars = list(code)
        for index, char in zip(slips, choice, strict=True):
            chars[index] = char
        if is_valid_uscc("".join(chars)):
            valid.append("".join(chars))
    if len(valid) == 1:
        return valid[0]
    return "".join(_SLIPS[char][0] if char in _SLIPS else char for char in code)


def find_organisation(text: str) -> tuple[str, int, int] | None:
    """The first organisation's name in the text, with its span; None where there is none."""
    match = ORGANISATION.search(text)
    return (match[0], match.start(), match.end()) if match else None
