"""The names that the applicant and its platform go by, from the plan itself, before any number of it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from pilotdocs.figures.claims.texts import NAMES, TextReader, TextSaid
from pilotdocs.figures.view import view
from pilotdocs.model.document import Block, Table
from pilotdocs.model.part import Part

_TITLE_BLOCKS = 15
_ORGANISATION = (
    r"[\u4e00-\u9fffA-Za-z0-9()]{4,36}?(?:公司|企业|研究院|研究所|大学|学院|中心|院|所|厂|合作社)"
    r"(?:\((?:有限合伙|普通合伙)\))?"
)
# A sentence that gives the code of the organisation that opens it speaks of the applicant.
_CODED = re.compile(r"(?:^|[。;\n])(" + _ORGANISATION + r")(?:\(|,|系|是|成立|于|为)[^。]{0,120}?信用代码")
_PLATFORM = re.compile(r"^(?:关于)?[“\"]?([\u4e00-\u9fffA-Za-z0-9()—-]{4,40}?(?:平台|基地))[”\"]?(?:建设|申报|\(|$)")


def own_names(part: Part, texts: TextReader, tabled: Mapping[int, Sequence[TextSaid]]) -> tuple[str, ...]:
    """The names beside their labels, in titles, and in a sentence that gives the organisation's code; () where the
    plan says none. `tabled` are the texts of its tables by the place of the table in the part."""
    names: list[str] = []
    for at, item in enumerate(part.content):
        if isinstance(item, Table):
            names += [one.value for one in tabled[at] if one.concept in NAMES]
        elif item.hidden is None:
            names += [one.value for one in texts.read_block(item) if one.concept in NAMES]
            names += [match[1] for match in _CODED.finditer(view(item.text).clean)]
    blocks = (item for item in part.content if isinstance(item, Block) and item.hidden is None and item.text.strip())
    for block in islice(blocks, _TITLE_BLOCKS):
        match = _PLATFORM.match(view(block.text).clean)
        if match is not None:
            names.append(match[1])
    return tuple(dict.fromkeys(name for name in names if len(name) >= 4))
