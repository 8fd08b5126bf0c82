"""Codes that carry their own check: 统一社会信用代码 (GB 32100) and 公民身份号码 (GB 11643)."""

from __future__ import annotations

import re
from itertools import product

# GB 32100-2015: digits and capitals without I, O, Z, S, V.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_LOOKS_LIKE = {"O": "0QD", "I": "1", "Z": "27", "S": "58", "V": "YU"}


def is_valid_code(code: str) -> bool:
    """Whether 18 characters are a unified social credit code with the right check character (GB 32100-2015, 5)."""
    if len(code) != 18 or any(char not in ALPHABET for char in code):
        return False
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return ALPHABET[(31 - total % 31) % 31] == code[17]


def is_valid_identity(number: str) -> bool:
    """Whether 18 characters are a citizen's identity number with the right check character (GB 11643-1999)."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return False
    total = sum(int(char) * pow(2, 17 - place, 11) for place, char in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17]


def mend_code(text: str) -> str | None:
    """The line with its credit code as it can only have been meant, None where there is nothing to mend.

    Only letters that no code has are changed, to what they look like, and only where exactly one choice gives a valid
    code: such a letter was misread for certain. A code of lawful characters that fails its check is left alone: it
    may stand so on the paper.
    """
    for found in _CODE.finditer(text):
        code = found[0].upper()
        wrong = [place for place, char in enumerate(code) if char not in ALPHABET]
        if not wrong or len(wrong) > 3 or not _looks_like_code(code):
            continue
        choices = product(*(_LOOKS_LIKE[code[place]] for place in wrong))
        valid = []
        for choice in choices:
            chars = list(code)
            for place, char in zip(wrong, choice, strict=True):
                chars[place] = char
            if is_valid_code("".join(chars)):
                valid.append("".join(chars))
        if len(valid) == 1:
            return text[: found.start()] + valid[0] + text[found.end() :]
    return None


def _looks_like_code(code: str) -> bool:
    """Whether eighteen characters are meant as a credit code: letters among at least eight digits."""
    return sum(map(str.isdigit, code)) >= 8
