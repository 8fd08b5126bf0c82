"""Who the applicant is, and which papers are its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

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

# Whom a report of an auditor is addressed to: 某某公司全体股东, 某某公司董事会.
_ADDRESSED = re.compile(r"全体股东|全体合伙人|股东会|董事会|管理层|理事会|院务会")
# An organisation named in a title, where a paper has no field for it.
_NAMED = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z0-9]{2,30}?(?:有限责任公司|股份有限公司|有限公司|大学|学院|研究院|研究所)"
)
_FOLD = re.compile(r"[\s\u3000（）()·.,，。、“”\"'《》:：]")


def fold_name(name: str) -> str:
    """A name without spaces, brackets and marks, half width, for comparing."""
    plain = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in name)
    return _FOLD.sub("", plain).upper()


@dataclass(frozen=True, slots=True)
class Entity:
    """The applicant: its names (folded, former ones too), its code, and how it is called (None where nobody says).

    `scanned` are the ids of documents that were (in part) recognised from pictures: a slip of a character there is the
    recogniser's, not another organisation's. `others` are the names (folded) that belong to somebody else for sure: a
    text paper gives them, or a code of their own stands beside them.
    """

    name: str | None
    uscc: str | None
    aliases: frozenset[str]
    scanned: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def owns(self, name: Cited[str] | None, uscc: Cited[str] | None = None) -> bool | None:
        """Whether a paper that names this party is the applicant's; None where it names nobody, or nobody applies.

        A code decides before a name. One wrong character of a long recognised name is the recogniser's, not another
        organisation's; so are two of a code.
        """
        if uscc is not None and self.uscc is not None and len(uscc.value) == 18:
            gap = differing(uscc.value, self.uscc)
            if gap == 0 or (gap <= 2 and uscc.source.document in self.scanned):
                return True
            if name is None or fold_name(name.value) not in self.aliases:
                return False
        if name is None or not self.aliases:
            return None
        folded = fold_name(name.value)
        if folded in self.aliases:
            return True
        if any(folded.startswith(alias) and _ADDRESSED.fullmatch(folded[len(alias) :]) for alias in self.aliases):
            return True
        if name.source.document not in self.scanned or folded in self.others:
            return False
        return any(_is_slip(folded, alias, name.confidence) for alias in self.aliases)


# A character that the recogniser was this sure of, in a name, is the paper's own.
_CERTAIN = 0.97


def _is_slip(found: str, alias: str, confidence: float) -> bool:
    """Whether a recognised name is the alias but for the recogniser's slip: a character or two lost or doubled, or
    misread where it was not sure. 华东 and 华南, clearly read, are two organisations."""
    if len(alias) < 8:
        return False
    gap = Levenshtein.distance(found, alias, score_cutoff=2)
    if gap > (1 if len(alias) < 14 else 2):
        return False
    return len(found) != len(alias) or confidence < _CERTAIN


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


def owns_list(entity: Entity, record: PeopleList | EquipmentList) -> bool | None:
    """Whether a list is the applicant's: by the unit it names, else by an organisation in its title."""
    owned = entity.owns(record.entity, record.uscc)
    if owned is not None or not entity.aliases:
        return owned
    title = fold_name(record.head.quote)
    named = _NAMED.search(title)
    if named is None or any(alias in title or named.group(0) in alias for alias in entity.aliases):
        return None
    return False


def _learn(entity: Entity, others: list[tuple[Cited[str] | None, Cited[str] | None]]) -> Entity:
    """The entity with every name that papers give beside its own code (a former name keeps the code, GB 32100), and
    the names that are somebody else's."""
    strangers = {
        fold_name(name.value)
        for name, code in others
        if name is not None
        and (name.source.document not in entity.scanned or _is_strangers(code, entity.uscc))
        and fold_name(name.value) not in entity.aliases
    }
    if entity.uscc is None or not uscc_valid(entity.uscc):
        return replace(entity, others=frozenset(strangers))
    same = {
        fold_name(name.value)
        for name, code in others
        if name is not None and code is not None and code.value == entity.uscc and len(fold_name(name.value)) >= 4
    }
    return replace(entity, aliases=entity.aliases | same, others=frozenset(strangers - same))


def _is_strangers(code: Cited[str] | None, own: str | None) -> bool:
    """Whether a code is a lawful one and not the applicant's."""
    return code is not None and own is not None and uscc_valid(code.value) and differing(code.value, own) > 2


def find_entity(
    reading: Reading, claimed_code: str | None, stated: str | None = None, scanned: frozenset[str] = frozenset()
) -> Entity:
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
    chosen = next((paper for paper in licences if _is_of(paper, plan, claimed_code, scanned)), None)
    if chosen is None and licences and plan is not None:
        first = licences[0].name
        if first is not None and named[fold_name(first.value)] > named[fold_name(plan)]:
            chosen = licences[0]
    if chosen is None and licences and plan is None:
        chosen = licences[0]
    if chosen is None or chosen.name is None:
        code = claimed_code
        if code is None and plan is not None:
            own = Counter(
                c.value for n, c in others if n is not None and c is not None and fold_name(n.value) == fold_name(plan)
            )
            code = own.most_common(1)[0][0] if own else None
        return _learn(Entity(plan, code, frozenset({fold_name(plan)} if plan else ()), scanned), others)
    aliases = {fold_name(chosen.name.value)} | {fold_name(former.value) for former in chosen.former_names}
    name = chosen.name.value
    if plan is not None and _one_name(plan, name, chosen.name.source.document in scanned):
        aliases.add(fold_name(plan))
        name = plan if chosen.name.source.document in scanned else name
    code = mended_code(chosen.uscc, claimed_code, codes, scanned)
    return _learn(Entity(name, code, frozenset(aliases), scanned), others)


def _one_name(first: str, second: str, recognised: bool) -> bool:
    """Whether two names are one: the same, or a character or two apart where one was recognised from a picture."""
    one, other = fold_name(first), fold_name(second)
    return one == other or (recognised and min(len(one), len(other)) >= 8 and Levenshtein.distance(one, other) <= 2)


def _is_of(licence: Licence, plan: str | None, claimed_code: str | None, scanned: frozenset[str]) -> bool:
    """Whether a licence is that of the organisation which the plan names, by name, former name or code."""
    if licence.name is None or plan is None:
        return False
    if _one_name(plan, licence.name.value, licence.name.source.document in scanned):
        return True
    if fold_name(plan) in {fold_name(name.value) for name in licence.former_names}:
        return True
    if licence.uscc is None or claimed_code is None:
        return False
    gap = differing(licence.uscc.value, claimed_code)
    return gap == 0 or (gap <= 2 and licence.uscc.source.document in scanned)


def mended_code(
    read: Cited[str] | None, claimed: str | None, others: Counter[str], scanned: frozenset[str]
) -> str | None:
    """The licence's code. Where it was recognised from a picture and differs in one or two characters from a code that
    text papers give, theirs is taken: the difference is the recogniser's."""
    if read is None:
        return claimed
    if read.source.document not in scanned or (uscc_valid(read.value) and read.value in others):
        return read.value
    known = [code for code, _ in others.most_common()] + ([claimed] if claimed else [])
    close = [code for code in known if 0 < differing(code, read.value) <= 2]
    if uscc_valid(read.value) and not any(uscc_valid(code) for code in close):
        return read.value
    return next((code for code in close if uscc_valid(code)), close[0] if close else read.value)
