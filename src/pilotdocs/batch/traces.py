"""What an application may share with another: persons, assets, premises, files and sentences of its plan, each as a
hash with the place where it stands.

An identity number leaves a worker only as a digest, and is written down only as a hash of that digest under a key
that the run keeps to itself (`seal_traces`); what is shown is masked.
A trace is `{"code", "key", "what", "label", "document", "page", "locator", "bbox", "quote", "marks"}`; `marks` are
short hashes of what speaks for two things being the same beyond the key (name, model, value).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from pilotdocs.batch.pages import find_pages
from pilotdocs.batch.places import plain_address, precise_address
from pilotdocs.model.audit import Audit
from pilotdocs.model.place import Source
from pilotdocs.model.record import Asset, EquipmentList, Invoice, PeopleList, Person, Premises
from pilotdocs.reports import mask

Trace = dict[str, Any]
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, the check character
_CHECK = "10X98765432"
_IDENTITY = re.compile(r"\d{17}[\dX]")
_OLD_IDENTITY = re.compile(r"\d{15}")
_NOT_WORD = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_SHORTEST_SENTENCE = 18
_MOST_SENTENCES = 400
_LONG_NUMBER = 8  # a number this long, half of it digits, tells a thing by itself
_SURE_INVOICE = 18  # 全电发票 have 20 digits; code and number of a paper invoice together 18 or more


def find_traces(audit: Audit) -> list[Trace]:
    """Every trace of the application, each key of a kind once, in order of place. Its hashes are yet without key."""
    paths = {document.id: document.path for document in audit.documents}
    found: dict[tuple[str, str], Trace] = {}
    for code, what, label, source, quote, marks, plain in _all(audit):
        place = source.place
        box = place.box
        hashed = _digest(f"{code}|{what}|{plain}")
        trace: Trace = {
            "code": code,
            "key": hashed,
            "what": what,
            "label": mask(label),
            "document": paths.get(source.document, source.document),
            "page": place.page,
            "locator": place.locator,
            "bbox": [box.x0, box.top, box.x1, box.bottom] if box else None,
            "quote": mask(quote)[:120],
            "marks": [_digest(mark) for mark in marks],
        }
        found.setdefault((code, hashed), trace)
    return list(found.values())


def seal_traces(traces: Iterable[Trace], key: bytes) -> list[Trace]:
    """The same traces, each hash hashed again under the key: only who holds it can try numbers against them."""
    return [
        trace | {"key": _keyed(key, trace["key"]), "marks": [_keyed(key, mark)[:12] for mark in trace["marks"]]}
        for trace in traces
    ]


_Found = tuple[str, str, str, Source, str, tuple[str, ...], str]


def _all(audit: Audit) -> Iterator[_Found]:
    yield from _files(audit)
    for record in audit.reading.records:
        if isinstance(record, PeopleList):
            yield from (found for person in record.persons for found in _person(person))
        elif isinstance(record, EquipmentList):
            yield from (found for asset in record.assets for found in _asset(asset))
        elif isinstance(record, Invoice):
            yield from _invoice(record)
        elif isinstance(record, Premises):
            yield from _premises(record)
    yield from _sentences(audit)


def _files(audit: Audit) -> Iterator[_Found]:
    from pilotdocs.model.place import Place

    kinds: dict[str, set[str]] = {}
    for part in audit.parts:
        kinds.setdefault(part.document.id, set()).add(part.kind)
    for file in audit.folder.files:
        if not file.sha256 or file.size == 0 or file.format == "empty":
            continue
        what = "other" if kinds.get(file.id, {"other"}) == {"other"} else "paper"
        yield "same_file", what, file.path, Source(file.id, 0, Place()), file.path, (), file.sha256


def _person(person: Person) -> Iterator[_Found]:
    number = plain_identity(person.identity or "")
    if number and not person.hidden:
        label = f"{person.name}（{mask_identity(number)}）"
        yield "shared_person", "identity", label, person.source, person.quote, (plain(person.name),), number


def _asset(asset: Asset) -> Iterator[_Found]:
    if asset.hidden:
        return
    marks = tuple(
        mark
        for mark, there in (
            (f"name|{plain(asset.name)}", asset.name),
            (f"model|{plain(asset.model)}", asset.model),
            (f"value|{asset.value}", asset.value),
        )
        if there
    )
    number, invoice = plain(asset.number), plain(asset.invoice)
    label = f"{asset.name}（编号 {asset.number}）" if number else asset.name
    if _is_long(number):
        yield "shared_asset", "number", label, asset.source, asset.quote, marks, number
    elif number and asset.model and asset.value:
        same = f"{number}|{plain(asset.name)}|{plain(asset.model)}|{asset.value.normalize()}"
        yield "shared_asset", "number", label, asset.source, asset.quote, marks, same
    if invoice and _is_long(invoice):
        label = f"{asset.name}（发票 {asset.invoice}）"
        yield "shared_asset", "invoice", label, asset.source, asset.quote, marks, invoice
    if asset.bought and asset.value and asset.name:
        same = f"{plain(asset.name)}|{plain(asset.model)}|{asset.bought}|{asset.value.normalize()}"
        label = f"{asset.name}（{asset.bought} 购置，{asset.value.normalize():f} 元）"
        yield "shared_asset", "description", label, asset.source, asset.quote, marks, same


def _invoice(invoice: Invoice) -> Iterator[_Found]:
    if invoice.number is None:
        return
    number = plain(invoice.number.value)
    total = invoice.total.value.normalize() if invoice.total else None
    marks = (f"value|{total}",) if total is not None else ()
    label = f"发票 {invoice.number.value}"
    source, quote = invoice.number.source, invoice.number.quote
    if _is_long(number):
        yield "shared_asset", "invoice", label, source, quote, marks, number
    if len(number) < _SURE_INVOICE and total is not None:
        yield "shared_asset", "invoice_total", label, source, quote, marks, f"{number}|{total}"


def _premises(premises: Premises) -> Iterator[_Found]:
    holder = (plain(premises.lessor.value),) if premises.lessor else ()
    if premises.number is not None and len(number := plain(premises.number.value)) >= _LONG_NUMBER:
        cited = premises.number
        what = "contract" if premises.lease else "certificate"
        same = f"{number}|{holder[0]}" if premises.lease and holder else number
        yield "shared_premises", what, cited.value, cited.source, cited.quote, holder, same
    if premises.address is not None and (address := plain_address(premises.address.value)):
        cited = premises.address
        what = "address" if precise_address(address) else "building"
        yield "shared_premises", what, cited.value, cited.source, cited.quote, holder, address


def _sentences(audit: Audit) -> Iterator[_Found]:
    """The plan's longer sentences, digits left out: a copied plan changes names and numbers first."""
    from pilotdocs.model.document import Table

    known = {
        _words(sentence) for condition in audit.pack.conditions for sentence in _SENTENCE.findall(condition.clause)
    }
    names = [plain(name) for name in (audit.applicant.name, audit.applicant.platform) if name]
    count = 0
    for part in audit.parts:
        if part.kind not in ("plan", "development_plan"):
            continue
        prose: dict[int, str] = {}
        for number, item in enumerate(part.content):
            if isinstance(item, Table) or item.hidden is not None:
                continue
            for sentence in _SENTENCE.findall(item.text):
                words = _words(sentence)
                for name in names:
                    words = words.replace(name, "")
                if words in known:
                    continue
                prose[number] = prose.get(number, "") + words
                if len(words) < _SHORTEST_SENTENCE or count >= _MOST_SENTENCES:
                    continue
                count += 1
                source = Source(part.document.id, part.index, item.place)
                yield "similar_plan", "sentence", sentence.strip()[:60], source, sentence.strip(), (), words
        for place, first, marks in find_pages(part, prose):
            source = Source(part.document.id, part.index, place)
            yield "similar_page", "page", first, source, first, marks, f"{source}|{marks}"


def _words(text: str) -> str:
    return re.sub(r"\d", "", plain(text))


def plain(text: str) -> str:
    """The text without spaces and punctuation, half width, upper case."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).upper()


def plain_identity(text: str) -> str:
    """The 18-character identity number (GB 11643-1999); one of 15 digits is lengthened. "" for anything else, a
    masked number too."""
    number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    if _OLD_IDENTITY.fullmatch(number):
        number = number[:6] + "19" + number[6:]
        total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=True))
        return number + _CHECK[total % 11]
    return number if _IDENTITY.fullmatch(number) else ""


def mask_identity(number: str) -> str:
    """The first three and the last four characters; the rest covered."""
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def _is_long(number: str) -> bool:
    return len(number) >= _LONG_NUMBER and sum(character.isdigit() for character in number) * 2 >= len(number)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=32).hexdigest()


def _keyed(key: bytes, digest: str) -> str:
    return hashlib.blake2b(digest.encode("ascii"), key=key, digest_size=16).hexdigest()
