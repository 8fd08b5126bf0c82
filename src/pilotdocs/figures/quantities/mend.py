"""Letters that a recogniser put where a digit stands (l236.8万元), mended only inside a number with a unit."""

from __future__ import annotations

import re

_SUSPECT = re.compile(
    r"(?<![A-Za-z0-9_\-./,|。#&])(?=[0-9lI|OoSBZ])[0-9lI|OoSBZ,.。]{2,24}"
    r"(?=[ ]?(?:[万亿千百]|元|平方|平米|[mM]2(?![0-9])|㎡|人(?![员才民力])|名(?!称)|台|套|%|亩|年|月|项(?!目)|家))"
)
_FIX = str.maketrans("lI|OoSBZ。", "11100582.")
_ALWAYS = frozenset("lI|Oo")
_INNER = re.compile(r"(?<=[0-9lI|Oo])[SBZ。](?=[0-9lI|Oo])")
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def mend(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with such letters replaced by digits (same length), and where; only where the whole is then a number."""
    places: list[int] = []

    def fix(found: re.Match[str]) -> str:
        written = found.group()
        wrong = [at for at, char in enumerate(written) if char in _ALWAYS]
        wrong += [inner.start() for inner in _INNER.finditer(written)]
        if not wrong or sum(char.isdigit() for char in written) < 1 or len(wrong) > 4:
            return written
        marks = set(wrong)
        mended = "".join(char.translate(_FIX) if at in marks else char for at, char in enumerate(written))
        if not _NUMBER.fullmatch(mended):
            return written
        places.extend(found.start() + at for at in wrong)
        return mended

    return _SUSPECT.sub(fix, text), tuple(sorted(places))
