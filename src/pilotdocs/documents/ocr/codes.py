"""Two readings of one line made one, and what is known of codes: 统一社会信用代码 (GB 32100) has a check character."""

from __future__ import annotations

import re

# GB 32100-2015: digits and capitals without I, O, Z, S, V.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_NEVER = str.maketrans({"O": "0", "I": "1", "Z": "2", "S": "5", "V": "Y", "o": "0", "l": "1"})

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


def other_code(text: str) -> str | None:
    """The line with its credit code as it can only have been meant: letters that no code has made the digits they
    look like, if that gives a valid code. None where there is nothing to mend. It is an alternative, never the text."""
    found = _CODE.search(text.upper())
    if found is None or is_valid_code(found[0]):
        return None
    mended = found[0].translate(_NEVER)
    return text[: found.start()] + mended + text[found.end() :] if is_valid_code(mended) else None


def _has_valid_code(text: str) -> bool:
    return any(is_valid_code(code) for code in _CODE.findall(text))


def _plain(text: str) -> str:
    """What two models must agree on: everything but blanks and the width of brackets, commas and colons."""
    return re.sub(r"\s", "", text).translate(str.maketrans("（），：；", "(),:;"))
