"""A small application with real files and an audit of it made by hand: every verdict, several kinds of trouble."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from PIL import Image, ImageDraw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from pilotdocs.model.audit import Applicant, Audit
from pilotdocs.model.document import Block, Cell, Document, Problem, Table
from pilotdocs.model.fact import CountedRow, Coverage, Discrepancy, Fact, Presence, Settlement
from pilotdocs.model.figure import Cited, Figure, Value
from pilotdocs.model.finding import ClauseReading, Finding, Step
from pilotdocs.model.folder import File, Folder
from pilotdocs.model.pack import PaperRule, RulePack
from pilotdocs.model.part import Kind, Part
from pilotdocs.model.place import Box, Place, Source
from pilotdocs.model.record import CreditReport, Premises, Reading, Term

IDENTITY = "330602198703124417"
PHONE = "13857512345"
CODE = "91330602MA2BQ3XK7P"
DAY = date(2025, 9, 30)
PLAN_PARAGRAPHS = (
    "中试平台建设方案",
    "平台拥有专职中试人员32名，联系电话13857512345。",
    "中试固定场地及配套设施面积1.2万平方米，现有设备原值1200余万元。",
)
FORM = (("指标", "数值"), ("中试人才队伍（人）", "32"), ("设备原值（万元）", "1236.5"))
ROSTER = (
    ("姓名", "身份证号", "岗位"),
    ("周某一", IDENTITY, "技术"),
    ("吴某二", "330602199011023326", "技能"),
    ("周某一", IDENTITY, "技术"),
)
LEASE_LINES = ("场地租赁合同", "租赁面积 11870 平方米", "租期自 2024年1月1日 至 2026年12月31日")


@dataclass(frozen=True)
class Application:
    """The files on disk and the audit of them."""

    audit: Audit
    root: Path


def pdf_bytes(
    lines: tuple[str, ...], *, rotate: int = 0, crop: tuple[float, float, float, float] | None = None
) -> bytes:
    """A PDF page with these lines at known places: line n has its baseline 100 + 40 n points below the top."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    page.setFont("STSong-Light", 16)
    for number, line in enumerate(lines):
        page.drawString(80, 842 - (100 + 40 * number), line)
    page.showPage()
    page.save()
    if not rotate and crop is None:
        return out.getvalue()
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    writer = PdfWriter(clone_from=PdfReader(out))
    if rotate:
        writer.pages[0].rotate(rotate)
    if crop is not None:
        writer.pages[0].cropbox = RectangleObject(crop)
    turned = BytesIO()
    writer.write(turned)
    return turned.getvalue()


def scan_bytes() -> bytes:
    """A one-page PDF that is only a picture."""
    picture = Image.new("RGB", (827, 1169), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 200, 500, 240), outline="black")
    draw.text((110, 210), "CREDIT REPORT 2025", fill="black")
    out = BytesIO()
    picture.save(out, "PDF", resolution=100)
    return out.getvalue()


def docx_bytes() -> bytes:
    """The plan: three paragraphs (the second in several runs) and the form."""
    document = docx.Document()
    document.add_paragraph(PLAN_PARAGRAPHS[0], style="Heading 1")
    second = document.add_paragraph("平台拥有专职")
    second.add_run("中试人员3").bold = True
    second.add_run("2名，联系电话13857512345。")
    document.add_paragraph(PLAN_PARAGRAPHS[2])
    table = document.add_table(rows=3, cols=2)
    for row, values in zip(table.rows, FORM, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.sections[0].header.paragraphs[0].text = "内部资料"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_bytes() -> bytes:
    """The roster, with a formula and a comment of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "人员名册"
    for row in ROSTER:
        sheet.append(row)
    sheet["E2"] = "=1+1"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def figure(
    identifier: str,
    quantity: str,
    value: Value,
    unit: str,
    role: str,
    source: Source,
    quote: str,
    **more: object,
) -> Figure:
    """A figure with the usual rest."""
    made = Figure(
        id=identifier,
        quantity=quantity,
        value=value,
        unit=unit,
        role=role,
        status="actual",
        bound="exact",  # type: ignore[arg-type]
        period=None,
        quote=quote,
        source=source,
        method="正文标签",
        confidence=0.97,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def at(
    document: str, locator: str | None = None, page: int | None = None, box: Box | None = None, part: int = 0
) -> Source:
    """A place in a document."""
    return Source(document, part, Place(page, box, locator))


def line_box(number: int, length: int = 12) -> Box:
    """Where line `number` of `pdf_bytes` stands on the upright page."""
    base = 100 + 40 * number
    return Box(80, base - 14, 80 + 16 * length, base + 4)


def build(root: Path) -> Application:
    """Writes the files under `root` and gives the audit of them."""
    contents = {
        "01 建设方案.docx": docx_bytes(),
        "02 人员名册.xlsx": xlsx_bytes(),
        "附件.zip/03 场地租赁合同.pdf": pdf_bytes(LEASE_LINES),
        "04 信用报告.pdf": scan_bytes(),
        "05 加密.pdf": b"%PDF-1.4\nbroken",
        "06 设备.csv": "名称,原值\n反应釜,8000000\n".encode(),
    }
    formats = {"docx": "docx", "xlsx": "xlsx", "pdf": "pdf", "csv": "csv"}
    files = []
    for number, (path, content) in enumerate(contents.items(), 1):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        problems = (Problem("unreadable", "文件受损，无法打开。", "请重新提交。"),) if number == 5 else ()
        files.append(
            File(
                f"d{number}",
                path,
                hashlib.sha256(content).hexdigest(),
                formats[path.rsplit(".", 1)[1]],
                len(content),
                str(place),
                problems,
            )
        )
    documents = _documents(files)
    kinds: list[Kind] = ["plan", "staff_roster", "premises_lease", "credit_report", "other", "equipment_list"]
    parts = tuple(
        Part(document, 0, kind, (1, 1) if document.pages else None, document.content)
        for document, kind in zip(documents, kinds, strict=True)
    )
    figures = _figures()
    audit = Audit(
        folder=Folder("样例申报", tuple(files)),
        pack=PACK,
        day=DAY,
        applicant=Applicant("绍兴某某材料有限公司", CODE, "某某新材料中试平台"),
        documents=documents,
        parts=parts,
        reading=_reading(figures),
        settlement=_settlement(figures),
        findings=_findings(),
    )
    return Application(audit, root)


PACK = RulePack(
    id="sample-2025-draft",
    title="市级中试平台建设工作指引",
    sha256="ab" * 32,
    status="征求意见稿",
    draft=True,
    papers=(PaperRule("plan", True, "建设方案"), PaperRule("credit_report", True, "信用报告", 6)),
)


def _paragraph(text: str, locator: str) -> Block:
    return Block(text, Place(locator=locator))


def _table(rows: tuple[tuple[str, ...], ...], name: str, place: Place) -> Table:
    cells = []
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            locator = name.format(row=row + 1, column=column + 1, letter="ABCDEFG"[column])
            cells.append(Cell(row, column, blocks=(Block(value, Place(locator=locator), "cell"),)))
    return Table(len(rows), len(rows[0]), tuple(cells), place)


def _pdf_document(file: File, lines: tuple[str, ...], text: str) -> Document:
    blocks = []
    for number, line in enumerate(lines):
        box = line_box(number, len(line))
        step = (box.x1 - box.x0) / len(line)
        boxes = tuple(Box(box.x0 + i * step, box.top, box.x0 + (i + 1) * step, box.bottom) for i in range(len(line)))
        blocks.append(Block(line, Place(1, box), boxes=boxes))
    return Document(
        file.sha256,
        "pdf",
        1,
        text,
        tuple(blocks),
        page_sizes=((595.0, 842.0),),
        id=file.id,
        path=file.path,  # type: ignore[arg-type]
    )


def _documents(files: list[File]) -> tuple[Document, ...]:
    plan, roster, lease, credit, broken, table = files
    plan_content = (
        *(_paragraph(text, f"body/p[{number}]") for number, text in enumerate(PLAN_PARAGRAPHS, 1)),
        _table(FORM, "body/tbl[1]/r[{row}]/c[{column}]/p[1]", Place(locator="body/tbl[1]")),
    )
    equipment = _table((("名称", "原值"), ("反应釜", "8000000")), "06 设备!{letter}{row}", Place(locator="06 设备!A1"))
    scan = replace(_pdf_document(credit, ("信用报告 未见不良记录",), "ocr"), page_sizes=((595.44, 841.68),))
    return (
        Document(plan.sha256, "docx", None, "native", plan_content, id="d1", path=plan.path),
        Document(
            roster.sha256,
            "xlsx",
            None,
            "native",
            (_table(ROSTER, "人员名册!{letter}{row}", Place(locator="人员名册!A1")),),
            id="d2",
            path=roster.path,
        ),
        _pdf_document(lease, LEASE_LINES, "native"),
        scan,
        Document(broken.sha256, "pdf", None, "none", id="d5", path=broken.path, problems=broken.problems),
        Document(table.sha256, "csv", None, "native", (equipment,), id="d6", path=table.path),
    )


def _figures() -> tuple[Figure, ...]:
    claim, proof = "claim", "evidence"
    return (
        figure("f1", "pilot_staff", Decimal(32), "person", claim, at("d1", "body/p[2]"), "拥有专职中试人员32名"),
        figure(
            "f2",
            "pilot_staff",
            Decimal(32),
            "person",
            claim,
            at("d1", "body/tbl[1]/r[2]/c[2]/p[1]"),
            "32",
            from_form=True,
        ),
        figure(
            "f3",
            "pilot_area",
            Decimal("1.2E+4"),
            "m2",
            claim,
            at("d1", "body/p[3]"),
            "中试固定场地及配套设施面积1.2万平方米",
            step=Decimal(1000),
        ),
        figure(
            "f4",
            "equipment_owned",
            Decimal(12000000),
            "CNY",
            claim,
            at("d1", "body/p[3]"),
            "现有设备原值1200余万元",
            bound="at_least",
        ),
        figure(
            "f5",
            "equipment_owned",
            Decimal(12365000),
            "CNY",
            claim,
            at("d1", "body/tbl[1]/r[3]/c[2]/p[1]"),
            "1236.5",
            from_form=True,
        ),
        figure("f6", "pilot_staff", Decimal(2), "person", proof, at("d2", "人员名册!A1"), "姓名"),
        figure(
            "f7", "pilot_area", Decimal(11870), "m2", proof, at("d3", None, 1, line_box(1)), "租赁面积 11870 平方米"
        ),
        figure("f8", "equipment_owned", Decimal(8000000), "CNY", proof, at("d6", "06 设备!B2"), "8000000"),
        figure(
            "f9",
            "external_share",
            Decimal("0.213"),
            "ratio",
            claim,
            at("d1", "body/p[3]"),
            "设备",
            status="planned",
            period="2027",
        ),
        figure("f10", "uscc", CODE, "text", proof, at("d4", None, 1, line_box(0)), "信用报告", confidence=0.81),
    )


def _reading(figures: tuple[Figure, ...]) -> Reading:
    lease = Premises(at("d3", None, 1), True, term=Term(date(2024, 1, 1), date(2026, 12, 31)))
    issued = Cited(date(2025, 8, 1), "2025年8月1日", at("d4", None, 1))
    credit = CreditReport(at("d4", None, 1), Cited("信用报告", "信用报告", at("d4", None, 1)), issued=issued)
    return Reading(figures, (lease, credit))


def _settlement(figures: tuple[Figure, ...]) -> Settlement:
    by_id = {item.id: item for item in figures}
    one = Decimal(1)
    rows = (
        CountedRow(
            "pilot_staff", "周某一（3306**********4417）", at("d2", "人员名册!A2"), f"周某一 {IDENTITY}", one, one
        ),
        CountedRow("pilot_staff", "吴某二", at("d2", "人员名册!A3"), "吴某二 330602199011023326", one, one),
        CountedRow(
            "pilot_staff",
            "周某一",
            at("d2", "人员名册!A4"),
            f"周某一 {IDENTITY}",
            one,
            Decimal(0),
            "duplicate_row",
            "与第2行为同一人",
        ),
        CountedRow(
            "equipment_owned", "=反应釜", at("d6", "06 设备!B2"), "反应釜,8000000", Decimal(8000000), Decimal(8000000)
        ),
    )
    facts = (
        Fact("uscc", "text", None, CODE, CODE, "以信用报告所载为准", ("f10",)),
        Fact(
            "pilot_staff",
            "person",
            Decimal(32),
            Decimal(2),
            Decimal(2),
            "名册去重后2人，以佐证为准",
            ("f2", "f1", "f6"),
            by_id["f2"],
        ),
        Fact(
            "pilot_area",
            "m2",
            Decimal(12000),
            Decimal(11870),
            Decimal(11870),
            "取申报与佐证的较小者",
            ("f3", "f7"),
            by_id["f3"],
        ),
        Fact(
            "equipment_owned",
            "CNY",
            Decimal(12365000),
            Decimal(8000000),
            Decimal(8000000),
            "按清单逐行合计",
            ("f5", "f4", "f8"),
            by_id["f5"],
        ),
        Fact("equipment_counted", "CNY", None, Decimal(8000000), Decimal(8000000), "自有加计入租金", ("f8",)),
        Fact("external_share", "ratio", None, None, None, "只见规划目标，无现状数", ("f9",)),
    )
    discrepancies = (
        Discrepancy("hidden_text", "info", None, "有1处隐藏文字，未计入", (), ("d1",), (at("d1", "body/p[1]"),)),
        Discrepancy(
            "claim_exceeds_evidence",
            "error",
            "pilot_staff",
            f"申报32人，名册去重后2人，联系人电话{PHONE}",
            ("f2", "f6"),
            ("d1", "d2"),
        ),
        Discrepancy(
            "claim_exceeds_evidence",
            "error",
            "equipment_owned",
            "申报1236.5万元，清单合计800万元",
            ("f5", "f8"),
            ("d1", "d6"),
        ),
        Discrepancy(
            "duplicate_row", "warning", "pilot_staff", "周某一列示2次", (), ("d2",), (at("d2", "人员名册!A4"),)
        ),
        Discrepancy("unreadable", "warning", None, "05 加密.pdf 无法读取", (), ("d5",)),
    )
    completeness = (
        Presence("plan", True, True, ("d1",)),
        Presence("staff_roster", True, True, ("d2",)),
        Presence("premises_lease", True, True, ("d3",)),
        Presence("credit_report", True, True, ("d4",)),
        Presence("business_licence", True, False),
    )
    coverage = (
        Coverage("claim_without_evidence", "申报的对外收入占比没有佐证", figure="f9"),
        Coverage("evidence_unused", "06 设备.csv 未支持任何申报数", document="d6", part=0),
    )
    return Settlement(facts, discrepancies, completeness, rows, coverage, (), figures)


def _findings() -> tuple[Finding, ...]:
    return (
        Finding(
            "F-1.operating-01",
            "1.operating",
            "经营满一年",
            "正常经营满一年",
            True,
            "unproven",
            "nothing_found",
            "未见营业执照，无法判断",
            ask="请提交营业执照",
        ),
        Finding(
            "F-2.staff-01",
            "2.staff",
            "中试人才队伍",
            "拥有10人以上稳定、专业的中试人才队伍",
            True,
            "not_met",
            "missed",
            "名册去重后2人，低于10人",
            figures=("f2", "f6"),
            facts=("pilot_staff",),
            margin="-8",
            steps=(Step("名册3行，去重后2人", "2", ("f6",)), Step("与10人比较", "低于")),
            flips="另有8人参保即达到",
            site_check="核对在岗人员与劳动合同",
        ),
        Finding(
            "F-2.leader-01",
            "2.leader",
            "工程技术带头人",
            "工程技术带头人具有较强的研发能力",
            None,
            "manual",
            "needs_person",
            "材料列有带头人，请人工判断",
            site_check="与带头人面谈",
        ),
        Finding(
            "F-4.area-01",
            "4.area",
            "场地面积",
            "中试固定场地及配套设施面积不低于500平方米",
            True,
            "met",
            "reached",
            "11870平方米，不低于500平方米",
            figures=("f3", "f7"),
            facts=("pilot_area",),
            margin="11370",
        ),
        Finding(
            "F-4.equipment-01",
            "4.equipment",
            "设备原值",
            "设备原值一般不低于1000万元",
            False,
            "judgement",
            "reading_decides",
            "自有800万元，租金口径决定结论",
            figures=("f5", "f8"),
            facts=("equipment_owned", "equipment_counted"),
            readings=(
                ClauseReading("of_total", Decimal("11428571.42857142857142857143"), True),
                ClauseReading("of_owned", Decimal(10400000), True),
                ClauseReading("of_threshold", Decimal("9999999.999"), False),
            ),
            site_check="抽查3台设备铭牌",
        ),
        Finding(
            "F-3.external_share-01",
            "3.external_share",
            "对外收入占比",
            "对外中试服务收入占比一般不低于15%",
            False,
            "unproven",
            "claim_only",
            "只有规划目标21.3%",
            figures=("f9",),
            facts=("external_share",),
            ask="请提交2024年度专项审计报告",
        ),
    )
