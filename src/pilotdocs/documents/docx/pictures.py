"""Pictures in a docx: papers are often pasted in as scans, and what stands on them is read by recognition."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pilotdocs.documents.package import Package, Relation
from pilotdocs.documents.pasted import MOST_PICTURES, located, read_pasted
from pilotdocs.model.document import Block, Content, Document, Problem, Seal
from pilotdocs.model.place import Place


@dataclass(slots=True)
class Pasted:
    """The document's content with what was recognised in its pictures' places; `unread` are the places of pictures
    that gave no text, `recognised` how many did."""

    content: list[Content] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    recognised: int = 0
    seals: tuple[Seal, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read_pictures(
    written: list[Content], pictures: dict[str, str], relations: dict[str, Relation], package: Package
) -> Pasted:
    """`written` holds an empty block in each picture's place; `pictures` names their relationships. A picture that is
    used again is read once; of pictures in headers and footers (logos) nothing is read."""
    result = Pasted()
    known: dict[str, Document | None] = {}
    for item in written:
        where = item.place.locator or ""
        if not isinstance(item, Block) or item.text or where not in pictures:
            result.content.append(item)
            continue
        relation = relations.get(pictures[where])
        if not where.startswith("body/") or relation is None or relation.external:
            result.unread.append(where)
            continue
        if relation.target not in known:
            data = package.read(relation.target) if len(known) < MOST_PICTURES else None
            known[relation.target] = read_pasted(data) if data else None
            read = known[relation.target]
            if read is not None and read.content:
                result.problems += tuple(replace(problem, place=Place(locator=where)) for problem in read.problems)
        document = known[relation.target]
        if document is None or not document.content:
            result.unread.append(where)
            continue
        result.recognised += 1
        result.content.extend(located(document.content, where))
        result.seals += tuple(replace(seal, place=Place(locator=where)) for seal in document.seals)
        result.notes += (f"图片 {where} 中的文字由识别得到。",)
    return result
