"""Who the applicant is, and which papers are its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pilotdocs.facts.codes import differing, uscc_valid
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import (
    Contract,
    CreditReport,
    EquipmentLease,
    EquipmentList,
    Invoice,
    Licence,
    Paper,
    PeopleList,
    Premises,
    Reading,
    Record,
    RevenueReport,
)

_FOLD = re.compile(r"[\s\u3000（）()·.,，。、“”\"'《》:：]")


def fold_name(name: str) -> str:
    """A name without spaces, brackets and marks, half width, for comparing."""
    plain = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in name)
    return _FOLD.sub("", plain).upper()


@dataclass(frozen=True, slots=True)
class Entity:
    """The applicant: its names (folded, former ones too), its code, and how it is called (None where nobody says)."""

    name: str | None
    uscc: str | None
    aliases: frozenset[str]

    def owns(self, name: Cited[str] | None, uscc: Cited[str] | None = None) -> bool | None:
        """Whether a paper that names this party is the applicant's; None where it names nobody, or nobody applies.

        A code decides before a name. One wrong character of a long recognised name is the recogniser's, not another
        organisation's; so are two of a code.
        """
        if uscc is not None and self.uscc is not None and len(uscc.value) == 18:
            gap = differing(uscc.value, self.uscc)
            if gap == 0 or (gap <= 2 and uscc.confidence < 1):
                return True
            if name is None or fold_name(name.value) not in self.aliases:
                return False
        if name is None or not self.aliases:
            return None
        folded = fold_name(name.value)
        if folded in self.aliases:
            return True
        if name.confidence < 1:
            for alias in self.aliases:
                if len(alias) >= 8 and Levenshtein.distance(folded, alias, score_cutoff=2) <= (
                    1 if len(alias) < 14 else 2
                ):
                    return True
        return False


def parties(record: Record) -> tuple[Cited[str] | None, Cited[str] | None]:
    """The name and code by which a record says whose it is (the tenant of a lease, the buyer of an invoice)."""
    match record:
        case Licence():
            return record.name, record.uscc
        case PeopleList() | EquipmentList() | RevenueReport() | CreditReport() | Paper():
            return record.entity, record.uscc
        case Premises():
            return record.holder, record.holder_uscc
        case EquipmentLease():
            return record.lessee, record.lessee_uscc
        case Invoice():
            return record.buyer, record.buyer_uscc
        case Contract():
            return record.provider, record.provider_uscc
    return None, None


def find_entity(reading: Reading, claimed_code: str | None, stated: str | None = None) -> Entity:
    """The applicant: whom the plan names, held against the licence and the other papers.

    Where plan and licence name different organisations, the one that more of the other papers name is the applicant.
    Former names on the licence are aliases. The code is the licence's where it is its licence, else the plan's, else
    the one that most papers of that name give.
    """
    licences = [record for record in reading.records if isinstance(record, Licence) and record.name is not None]
    others = [parties(record) for record in reading.records if not isinstance(record, Licence)]
    named = Counter(fold_name(name.value) for name, _ in others if name is not None)
    codes = Counter(code.value for _, code in others if code is not None and len(code.value) == 18)
    plan = reading.applicant.value if reading.applicant is not None else stated
    chosen: Licence | None = None
    for licence in licences:
        if licence.name is None:
            continue
        same_name = plan is None or fold_name(licence.name.value) == fold_name(plan)
        close = plan is not None and licence.name.confidence < 1 and Levenshtein.distance(
            fold_name(licence.name.value), fold_name(plan)) <= 2  # fmt: skip
        same_code = (
            licence.uscc is not None and claimed_code is not None and differing(licence.uscc.value, claimed_code) <= 2
        )
        former = plan is not None and fold_name(plan) in {fold_name(name.value) for name in licence.former_names}
        if same_name or close or same_code or former:
            chosen = licence
            break
    if chosen is None and licences and plan is not None:
        licence = licences[0]
        name = fold_name(licence.name.value) if licence.name is not None else ""
        if named[name] > named[fold_name(plan)]:
            chosen = licence
    if chosen is None or chosen.name is None:
        code = claimed_code
        if code is None and plan is not None:
            own = Counter(
                c.value for n, c in others if n is not None and c is not None and fold_name(n.value) == fold_name(plan)
            )
            code = own.most_common(1)[0][0] if own else None
        return Entity(plan, code, frozenset({fold_name(plan)} if plan else ()))
    aliases = {fold_name(chosen.name.value)} | {fold_name(former.value) for former in chosen.former_names}
    name = chosen.name.value
    if plan is not None and (fold_name(plan) in aliases or chosen.name.confidence < 1):
        aliases.add(fold_name(plan))
        if fold_name(plan) != fold_name(name) and Levenshtein.distance(fold_name(plan), fold_name(name)) <= 2:
            name = plan
    return Entity(name, mended_code(chosen.uscc, claimed_code, codes), frozenset(aliases))


def mended_code(read: Cited[str] | None, claimed: str | None, others: Counter[str]) -> str | None:
    """The licence's code. Where it was recognised from a picture and differs in one or two characters from a code that
    text papers give, theirs is taken: the difference is the recogniser's."""
    if read is None:
        return claimed
    if read.confidence >= 1 or (uscc_valid(read.value) and read.value in others):
        return read.value
    known = [code for code, _ in others.most_common()] + ([claimed] if claimed else [])
    close = [code for code in known if 0 < differing(code, read.value) <= 2]
    if uscc_valid(read.value) and not any(uscc_valid(code) for code in close):
        return read.value
    return next((code for code in close if uscc_valid(code)), close[0] if close else read.value)
