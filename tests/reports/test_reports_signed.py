"""Signed papers, really signed: marked copies keep every signature, certified ones are not touched.

A signature is judged by pyHanko. Its default policy knows no annotations, so a rule of ours admits exactly what
DocMDP level 3 admits: new notes and links, and the page's own list of them. Anything else is still suspicious.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    ModificationLevel,
    ReferenceUpdate,
    StandardDiffPolicy,
    SuspiciousModification,
    WhitelistRule,
)
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from reports_builder import LEASE_LINES, pdf_bytes

from pilotdocs.model.place import Box, Place
from pilotdocs.reports.marks.mark import Mark
from pilotdocs.reports.marks.pdf import mark_pdf
from pilotdocs.reports.marks.trouble import Unmarkable

MARKS = [Mark(Place(1, Box(80, 126 + n, 200, 144 + n)), "x", "注", "plain", "f1") for n in (0, 40)]


class Notes(WhitelistRule):
    """Lets a page's list of annotations grow by highlights, notes and links, and nothing else of the page change."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        for number in range(int(new.root["/Pages"]["/Count"])):
            before, after = (resolver.root["/Pages"]["/Kids"].raw_get(number) for resolver in (old, new))
            one, two = old(before), new(after)
            if set(two) - {"/Annots"} != set(one) - {"/Annots"}:
                raise SuspiciousModification("more than the annotations of a page changed")
            if any(one.raw_get(key) != two.raw_get(key) for key in one if key != "/Annots"):
                raise SuspiciousModification("more than the annotations of a page changed")
            had, has = list(one.get("/Annots", [])), list(two.get("/Annots", []))
            if has[: len(had)] != had:
                raise SuspiciousModification("an annotation that was there has gone")
            yield ReferenceUpdate(after.reference)
            for place in range(len(had), len(has)):
                note = two["/Annots"].raw_get(place)
                if new(note)["/Subtype"] == "/Widget":
                    continue  # a field: another rule's business
                if new(note)["/Subtype"] not in ("/Highlight", "/Text", "/Link"):
                    raise SuspiciousModification("an annotation of another kind")
                yield ReferenceUpdate(note.reference)
                if "/AP" in new(note):
                    yield ReferenceUpdate(new(note)["/AP"].raw_get("/N").reference)


POLICY = StandardDiffPolicy(
    [*DEFAULT_DIFF_POLICY.global_rules, Notes().as_qualified(ModificationLevel.ANNOTATIONS)],
    form_rule=DEFAULT_DIFF_POLICY.form_rule,
)


@pytest.fixture(scope="module")
def signer() -> signers.SimpleSigner:
    """Somebody with a certificate of their own making."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "pilotdocs test")])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    bag = pkcs12.serialize_key_and_certificates(b"t", key, certificate, None, NoEncryption())
    made = signers.SimpleSigner.load_pkcs12_data(bag, other_certs=[])
    assert made is not None
    return made


def signed(
    content: bytes, signer: signers.SimpleSigner, name: str = "S1", level: int | None = None, lock: int | None = None
) -> bytes:
    """The file with a signature; `level` makes it a certification of that level, `lock` an approval that locks."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    spec = fields.SigFieldSpec(name, box=(300, 60, 480, 100))
    if lock is not None:
        spec = fields.SigFieldSpec(
            name,
            box=(300, 60, 480, 100),
            field_mdp_spec=fields.FieldMDPSpec(fields.FieldMDPAction.ALL),
            doc_mdp_update_value=fields.MDPPerm(lock),
        )
    fields.append_signature_field(writer, spec)
    permissions = fields.MDPPerm(level) if level is not None else fields.MDPPerm.FILL_FORMS
    meta = signers.PdfSignatureMetadata(field_name=name, certify=level is not None, docmdp_permissions=permissions)
    return signers.sign_pdf(writer, meta, signer=signer).getvalue()


def judged(content: bytes, signer: signers.SimpleSigner) -> None:
    """Every signature verifies over its own revision, and nothing but annotations came after the last.

    (pyHanko's rule for a second signature counts annotations among the changes that the signing made, so that what
    came after an earlier signature is judged by the later one.)"""
    reader = PdfFileReader(BytesIO(content))
    trusted = ValidationContext(trust_roots=[signer.signing_cert])
    assert reader.embedded_signatures
    for embedded in reader.embedded_signatures:
        status = validate_pdf_signature(embedded, trusted, diff_policy=POLICY)
        assert status.intact
        assert status.valid
        assert status.trusted
        assert status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    assert status.modification_level == ModificationLevel.ANNOTATIONS


@pytest.mark.parametrize(("times", "level"), [(1, None), (2, None), (1, 3)])
def test_a_signed_paper_keeps_its_signatures_through_the_marking(
    times: int, level: int | None, signer: signers.SimpleSigner, tmp_path: Path
) -> None:
    content = signed(pdf_bytes(LEASE_LINES), signer, level=level)
    if times == 2:
        content = signed(content, signer, "S2")
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(content)
    assert mark_pdf(source, target, MARKS, "../report.html") == 0
    new = target.read_bytes()
    assert new.startswith(content)
    assert len(PdfFileReader(BytesIO(new)).root["/Pages"]["/Kids"][0]["/Annots"]) == 2 * len(MARKS) + times
    judged(new, signer)
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", str(target)], check=True, capture_output=True)


@pytest.mark.parametrize("level", [1, 2])
def test_a_certified_paper_that_forbids_notes_is_left_as_it_is_and_told(
    level: int, signer: signers.SimpleSigner, tmp_path: Path
) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(signed(pdf_bytes(LEASE_LINES), signer, level=level))
    with pytest.raises(Unmarkable) as told:
        mark_pdf(source, target, MARKS, "r")
    assert told.value.why == "certified"
    assert not target.exists()


def test_an_approval_that_locks_the_document_counts_as_one_that_forbids_notes(
    signer: signers.SimpleSigner, tmp_path: Path
) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(signed(pdf_bytes(LEASE_LINES), signer, lock=1))
    with pytest.raises(Unmarkable) as told:
        mark_pdf(source, tmp_path / "b.pdf", MARKS, "r")
    assert told.value.why == "certified"


def test_the_judge_sees_a_change_that_is_no_note(signer: signers.SimpleSigner) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed(pdf_bytes(LEASE_LINES), signer)))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = type(page["/MediaBox"][0])(90)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(AssertionError):
        judged(out.getvalue(), signer)
