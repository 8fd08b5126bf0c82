"""Makes the demo's application folder: python corpora/make_demo.py [DIR]. Everyone and everything in it is invented.

The folder ships as `corpora/demo/`; run this only to change it. Needs the dev extras and Debian's fonts-arphic-uming.
"""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FONT = "/usr/share/fonts/truetype/arphic/uming.ttc"
UNIT, CODE = "绍兴曦禾膜材料有限公司", "91330604MA2J8K7Q1J"
PLATFORM = "绍兴曦禾水处理膜中试平台"
PLACE = "浙江省绍兴市上虞区曹娥街道复兴路99号2幢"
GROUPS = ("技术", "技能", "管理", "营销")
POSTS = {"技术": "工艺工程师", "技能": "装置操作员", "管理": "运行主管", "营销": "客户专员"}
NAMES = (
    "周岚",
    "沈一舟",
    "陆青禾",
    "顾明远",
    "许知秋",
    "钱亦安",
    "孙朗",
    "叶知微",
    "方启明",
    "何秋实",
    "范雨桐",
    "唐承志",
    "韦书瑶",
    "邹子墨",
)


def check_character(code: str) -> str:
    """The 18th character of a unified social credit code (GB 32100-2015)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(char) * 3**place for place, char in enumerate(code))
    return alphabet[(31 - total % 31) % 31]


CODE = CODE[:17] + check_character(CODE[:17])


def people() -> list[tuple[str, str, str]]:
    """Name, identity number and group of the team: fourteen persons, two of whom are not insured."""
    rng = random.Random(7)
    shares = ("技术",) * 6 + ("技能",) * 5 + ("管理",) * 1 + ("营销",) * 2
    return [
        (
            name,
            f"330604{rng.randint(1970, 1999)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(100, 999)}{rng.randint(0, 9)}",
            group,
        )
        for name, group in zip(NAMES, shares, strict=True)
    ]


def write_plan(path: Path) -> None:
    document = Document()
    document.add_heading(f"{PLATFORM}建设方案", 0)
    for line in (f"申报单位：{UNIT}", f"平台名称：{PLATFORM}", "推荐单位：上虞区科学技术局", "二〇二五年九月"):
        document.add_paragraph(line)
    rows = (
        ("申报单位", UNIT, "统一社会信用代码", CODE),
        ("成立日期", "2019年5月16日", "注册地址", PLACE),
        ("中试人员（人）", "14", "中试场地及配套设施面积", "1.3千平方米".replace("1.3千", "1300")),
        ("中试设备原值（万元）", "1,186.4", "租赁设备当年租金", "36万元"),
        ("2024年度中试服务总收入", "912.5万元", "其中：对外中试服务收入", "173.4万元"),
        ("对外中试服务收入占比", "19%", "职工总数", "126人"),
    )
    table = document.add_table(len(rows), 4, style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    sections = (
        ("一、建设背景", "国内同类平台多设在沿海，规模较大的一家有中试场地2.4万平方米、技术人员130人。"),
        (
            "二、现有基础",
            "公司现有职工126人。平台现有专职中试人员14名，带头人周岚，正高级工程师，从事膜制备放大工作十八年。",
        ),
        ("（一）场地", "公司厂区占地面积22亩，其中中试车间及配套设施面积1300平方米。"),
        ("（二）设备", "自有中试设备原值合计1186.4万元，账面净值742万元；另租赁在线检测设备一套，2025年租金36万元。"),
        ("（三）服务", "2024年度实现中试服务总收入912.5万元，其中对外中试服务收入173.4万元，占中试服务总收入的19%。"),
        ("三、运行机制", "平台单独核算，设立辅助账，收入、成本单独归集。"),
        (
            "四、建设目标与发展规划",
            "到2027年，中试人员达到40人以上，中试场地面积扩大至3000平方米，设备原值达到3000万元。",
        ),
        ("五、经费保障", "公司每年安排运行经费不少于200万元。"),
    )
    for heading, text in sections:
        document.add_heading(heading, 2 if heading.startswith("（") else 1)
        document.add_paragraph(text)
    document.save(str(path))


def write_roster(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "中试团队"
    sheet.append([f"{PLATFORM}中试团队名单"])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "姓名", "身份证号", "岗位类别", "岗位"])
    for number, (name, identity, group) in enumerate(people(), 1):
        sheet.append([number, name, identity, group, POSTS[group]])
    book.save(path)


def write_equipment(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "设备台账"
    sheet.append(["中试设备台账"])
    sheet.append(["单位：万元"])
    sheet.append(["序号", "资产编号", "设备名称", "型号", "数量", "单价", "原值", "启用日期"])
    items = (
        ("卷式膜生产线", "XJ-400", 1, "318.0"), ("涂覆复合线", "TF-12", 1, "246.5"), ("纺丝机组", "FS-8", 2, "88.2"),
        ("铸膜液配制釜", "PZ-300", 4, "21.6"), ("界面聚合单元", "JM-6", 1, "132.0"), ("通量评价装置", "TL-24", 3, "18.5"),
        ("扫描电镜", "SU-15", 1, "142.3"), ("废水预处理装置", "FY-2", 1, "29.3"),
    )  # fmt: skip
    for number, (name, model, count, price) in enumerate(items, 1):
        row = number + 3
        sheet.append(
            [number, f"XH-{number:03d}", name, model, count, float(price), f"=E{row}*F{row}", date(2021, number, 12)]
        )
    sheet.append(["合计", None, None, None, None, None, f"=SUM(G4:G{len(items) + 3})", None])
    book.save(path)


def write_pdf(
    path: Path, title: str, lines: list[str], rows: list[list[str]] | None = None, after: list[str] | None = None
) -> None:
    style = ParagraphStyle("body", fontName="Ming", fontSize=11, leading=19, wordWrap="CJK")
    head = ParagraphStyle("head", parent=style, fontSize=17, leading=30, alignment=1)
    story = [Paragraph(title, head), Spacer(1, 6 * mm)] + [Paragraph(line, style) for line in lines]
    if rows:
        table = Table(rows, repeatRows=1)
        table.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), "Ming", 9.5), ("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        story += [Spacer(1, 4 * mm), table, Spacer(1, 4 * mm)]
    story += [Paragraph(line, style) for line in after or []]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)


def write_licence(path: Path) -> None:
    """A photograph of the licence: noise, a slight turn, a stamp."""
    image = Image.new("RGB", (1650, 1160), "white")
    draw = ImageDraw.Draw(image)
    small, large = ImageFont.truetype(FONT, 30), ImageFont.truetype(FONT, 84)
    draw.rectangle((30, 30, 1620, 1130), outline=(150, 120, 70), width=6)
    draw.text((620, 80), "营 业 执 照", fill="black", font=large)
    draw.text((120, 240), f"统一社会信用代码  {CODE}", fill="black", font=small)
    left = (("名称", UNIT), ("类型", "有限责任公司（自然人投资或控股）"), ("法定代表人", "周岚"))
    right = (("注册资本", "贰仟万元整"), ("成立日期", "2019年05月16日"), ("住所", PLACE))
    for x, fields in ((120, left), (860, right)):
        for place, (label, value) in enumerate(fields):
            draw.text((x, 380 + place * 130), label, fill="black", font=small)
            draw.text((x + 190, 380 + place * 130), value, fill="black", font=ImageFont.truetype(FONT, 26))
    draw.text((1080, 860), "登记机关", fill="black", font=small)
    draw.text((1080, 920), "2023年03月08日", fill="black", font=small)
    draw.ellipse((1020, 760, 1300, 1040), outline=(214, 40, 40), width=8)
    rng = random.Random(3)
    turned = image.rotate(0.6, fillcolor="white", resample=Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(0.6)
    )
    pixels = turned.load()
    for _ in range(9000):
        x, y = rng.randrange(turned.width), rng.randrange(turned.height)
        pixels[x, y] = tuple(max(0, c - rng.randrange(70)) for c in pixels[x, y])
    turned.save(path, quality=82, dpi=(150, 150))


def make(folder: Path) -> None:
    """Write the whole folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pdfmetrics.registerFont(TTFont("Ming", FONT, subfontIndex=0))
    write_plan(folder / "建设方案.docx")
    write_roster(folder / "附件1 人员.xlsx")
    write_equipment(folder / "附件2 设备.xlsx")
    write_licence(folder / "附件3.jpg")
    insured = [person for person in people() if person[0] not in ("韦书瑶", "邹子墨")]
    write_pdf(
        folder / "附件4.pdf", "社会保险参保证明", [f"参保单位：{UNIT}", f"统一社会信用代码：{CODE}", "费款所属期：2025年8月"],
        [["序号", "姓名", "社会保障号码", "参保状态"], *([str(n), p[0], p[1], "正常参保"] for n, p in enumerate(insured, 1))],
        ["绍兴市上虞区社会保险事业管理服务中心", "打印日期：2025年9月12日"],
    )  # fmt: skip
    write_pdf(
        folder / "附件5.pdf", "中试服务收入专项审计报告",
        [f"{UNIT}：", "我们审计了贵公司2024年度中试服务收入。贵公司2024年度营业收入8,430.00万元。审计结果如下（单位：元）："],
        [["项目", "2023年度", "2024年度"], ["中试服务总收入", "7,431,000.00", "9,125,000.00"], ["其中：对外中试服务收入", "1,012,000.00", "1,734,000.00"]],
        ["贵公司对平台收入设立辅助账，单独核算。", "绍兴某会计师事务所", "2025年3月18日"],
    )  # fmt: skip
    write_pdf(
        folder / "附件6.pdf", "厂房租赁合同",
        ["出租方：绍兴上虞产业园开发有限公司", f"承租方：{UNIT}", f"一、出租方将位于{PLACE}的厂房出租给承租方，该幢总建筑面积6200平方米，其中承租面积1300平方米，用途为中试生产。",
         "二、租赁期限自2023年1月1日起至2027年12月31日止。", "三、年租金28万元，保证金5万元。"],
    )  # fmt: skip
    write_pdf(
        folder / "附件7.pdf", "设备租赁合同",
        ["出租方：杭州某仪器租赁有限公司", f"承租方：{UNIT}", "一、出租方将在线水质检测设备一套租给承租方使用。", "二、租赁期自2025年1月1日至2027年12月31日。",
         "三、租金总额人民币1,080,000元，按年支付；押金10万元，期满退还。"],
    )  # fmt: skip
    write_pdf(
        folder / "附件8.pdf", "企业信用报告",
        [f"企业名称：{UNIT}", f"统一社会信用代码：{CODE}", "报告日期：2025年9月10日"],
        [["类别", "查询结果"], ["行政处罚", "无记录"], ["严重失信主体名单", "无记录"], ["经营异常名录", "无记录"]],
        ["报告期内未查询到不良信息。"],
    )  # fmt: skip
    write_pdf(
        folder / "附件9.pdf",
        "承诺书",
        [
            f"{UNIT}郑重承诺：近三年未发生重大安全、质量事故和严重环境违法行为，所报材料真实有效。",
            UNIT,
            "2025年9月18日",
        ],
    )
    write_pdf(
        folder / "附件10.pdf",
        "平台运行经费保障的说明",
        [f"{UNIT}每年从自有资金安排平台运行经费不少于200万元。", UNIT, "2025年9月18日"],
    )
    rules = Document()
    rules.add_heading("中试平台管理制度汇编", 0)
    for line in ("第一章 总则", "第一条 为规范平台运行，制定本制度。", "第二章 服务流程", "第二条 平台按受理、评估、签约、试制、交付的流程服务。", "第三章 收费", "第三条 收费按公开目录执行。",
                 "第四章 财务", "第四条 平台单独核算，设立辅助账。", "第五章 知识产权与保密", "第五条 委托方的资料和数据归委托方所有，商业秘密受保护。"):  # fmt: skip
        rules.add_paragraph(line)
    rules.save(str(folder / "附件11 制度.docx"))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "demo")
