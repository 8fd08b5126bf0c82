"""Two readings of one line made one, and what is known of codes: 统一社会信用代码 (GB 32100) has a check character."""

from __future__ import annotations

import re
from itertools import product

# GB 32100-2015: digits and capitals without I, O, Z, S, V.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_LOOKS_LIKE = {"O": "0QD", "I": "1", "Z": "27", "S": "58", "V": "YU"}

Read = tuple[str, float]


def is_valid_code(code: str) -> bool:
    """Whether 18 characters are a unified social credit code with the right check character (GB 32100-2015, 5)."""
    if len(code) != 18 or any(char not in ALPHABET for char in code):
        return False
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return ALPHABET[(31 - total % 31) % 31] == code[17]


def settle_second(first: Read, second: Read) -> tuple[Read, str | None]:
    """What stands of two readings of one line, and the other one where it differs (None where they agree).

    The surer one stands, and is no surer than the other was unless they agree. A valid credit code in one of two
    readings beats an invalid one: a check character is right by chance once in 31 times.
    """
    (one, sure_one), (two, sure_two) = first, second
    if _plain(one) == _plain(two):
        return (one, max(sure_one, sure_two)), None
    if not re.search(r"[0-9A-Za-z一-鿿]", two):
        return first, None
    valid_one, valid_two = _has_valid_code(one), _has_valid_code(two)
    better_two = valid_two if valid_one != valid_two else sure_two > sure_one
    return ((two, min(sure_one, sure_two)), one) if better_two else ((one, min(sure_one, sure_two)), two)


def completes(longer: str, text: str) -> bool:
    """Whether the reading of a wider box holds all of `text` and at most a few characters more."""
    one, two = _plain(text), _plain(longer)
    return one != two and one in two and len(two) <= len(one) + 3


def has_bad_code(text: str) -> bool:
    """Whether the line holds what looks like a credit code and is none by its check character."""
    return any(not is_valid_code(code) for code in _CODE.findall(text) if _looks_like_code(code))


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
    """Eighteen digits alone are an identity number unless they begin as a code of a registered body does."""
    return not code[:17].isdigit() or code[:2] in {"91", "92", "93", "11", "12", "51", "52", "53"} and is_valid_code(code)


def _has_valid_code(text: str) -> bool:
    return any(is_valid_code(code) for code in _CODE.findall(text))


def _plain(text: str) -> str:
    """What two models must agree on: everything but blanks and the width of brackets, commas and colons."""
    return re.sub(r"\s", "", text).translate(str.maketrans("（），：；", "(),:;"))
