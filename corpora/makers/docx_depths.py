"""Figures in tracked changes, a footnote and a text box; a whole plant's certificate; a cured entry and an old grave one."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from corpora.makers.paper import docx, fact, groups, pdf, people, start, uscc, write_truth

NAME = "06-docx-depths"
UNIT, CODE = "绍兴上虞凌沚生物医药有限公司", uscc("91330604MA8B5W9D4")
PLACE = "浙江省绍兴市上虞区杭州湾经济技术开发区纬七路31号"
PLATFORM = "小核酸药物中试平台"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="3600000" cy="720000"/><wp:docPr id="1" name="b"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)


def deepen(path: Path) -> None:
    """Put in what python-docx cannot write: @DEL|INS@, @NOTE:text@, @BOX:text@."""
    with zipfile.ZipFile(path) as source:
        parts = {item.filename: source.read(item) for item in source.infolist()}
    body = parts["word/document.xml"].decode()
    notes: list[str] = []

    def note(match: re.Match[str]) -> str:
        notes.append(match[1])
        return f'</w:t></w:r><w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r><w:r><w:t xml:space="preserve">'

    mark = 'w:id="{}" w:author="修订" w:date="2025-09-02T08:00:00Z"'
    body = re.sub(
        r"@DEL:(.*?)\|(.*?)@",
        lambda m: (
            f'</w:t></w:r><w:del {mark.format(91)}><w:r><w:delText>{m[1]}</w:delText></w:r></w:del><w:ins {mark.format(92)}><w:r><w:t>{m[2]}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
        ),
        body,
    )
    body = re.sub(r"@NOTE:(.*?)@", note, body)
    body = re.sub(
        r"@BOX:(.*?)@", lambda m: "</w:t></w:r>" + BOX.format(text=m[1]) + '<w:r><w:t xml:space="preserve">', body
    )
    parts["word/document.xml"] = body.encode()
    inner = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(notes, 2)
    )
    parts["word/footnotes.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote>{inner}</w:footnotes>'.encode()
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        for name, data in parts.items():
            into.writestr(zipfile.ZipInfo(name, (2025, 9, 2, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def make(root: Path) -> None:
    folder = start(root, NAME)
    plan = folder / "凌沚-建设方案（修订稿）.docx"
    docx(plan, [
        ("c", f"{PLATFORM}建设方案"), f"依托单位：{UNIT}", "2025年9月",
        ("h", "第一部分　概况"),
        f"{UNIT}前身为1998年创办的上虞县第二制药厂研究所，2016年7月21日改制设立为有限责任公司，注册地址{PLACE}。公司现有职工402人，其中研发人员118人；2024年营业收入3.1亿元，研发投入占营业收入的12.4%。",
        ("h", "第二部分　基础"),
        "（一）人员。平台专职中试人员@DEL:28|19@人，全部签订劳动合同，由首席专家杨望舒研究员领衔（工程技术带头人）。",
        "（二）场地。平台位于公司厂区北侧的中试楼@NOTE:中试场地及配套设施面积为2,150平方米，含公用工程站房；公司厂区房屋建筑面积合计8,600平方米。@，已投入使用。",
        "（三）设备。设备情况见文本框。@BOX:平台自有中试设备原值1,632.5万元，净值1,044.9万元。@",
        "（四）收入。2024年中试服务总收入1,500万元，对外中试服务收入占中试服务总收入的比重为18.6%，上一年（2023年）为13.2%。",
        ("h", "第三部分　机制"), "平台独立核算。", ("h", "第四部分　发展规划与目标"), "到2027年专职中试人员达到40人，中试面积达到5000平方米，设备原值达到4000万元，对外占比达到35%。",
    ])  # fmt: skip
    deepen(plan)
    crew = people(606, 19, "330682")
    kinds = [("技术", 8), ("技能", 7), ("管理", 2), ("营销", 2)]
    rows: list[list[object]] = [["岗位类别", "人员信息", "", "备注"], ["", "姓名", "身份证号", ""]]
    spans, at = [], 0
    for kind, count in kinds:
        spans.append((len(rows), len(rows) + count - 1))
        rows += [[kind if n == 0 else "", *crew[at + n], ""] for n in range(count)]
        at += count
    roster = folder / "人员表.docx"
    document = docx(roster, [("c", "专职中试人员一览表"), ("t", rows)])
    table = document.tables[0]
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 3).merge(table.cell(1, 3))
    for first, last in spans:
        table.cell(first, 0).merge(table.cell(last, 0))
    document.save(str(roster))
    pdf(
        folder / "社保.pdf",
        [
            ("c", "用人单位职工参保登记表"),
            f"单位：{UNIT}　　统计月份：2025-08",
            ("t", [["姓名", "公民身份号码", "参加险种", "本月缴费"], *([*p, "五险", "√"] for p in crew)]),
            "上虞区社保中心　2025年9月3日",
        ],
    )
    pdf(
        folder / "执照.pdf",
        [
            ("c", "营业执照"),
            f"统一社会信用代码：{CODE}",
            f"名称：{UNIT}",
            "类型：有限责任公司(自然人投资或控股的法人独资)",
            "法定代表人：杨望舒",
            "注册资本：8000万元人民币",
            "成立日期：2016年07月21日",
            f"住所：{PLACE}",
            "登记机关：绍兴市上虞区市场监督管理局　2021年12月30日",
        ],
    )
    pdf(
        folder / "房产.pdf",
        [
            ("c", "中华人民共和国不动产权证书"),
            "浙（2017）绍兴市上虞区不动产权第0044120号",
            (
                "t",
                [
                    ["权利人", UNIT],
                    ["坐落", PLACE],
                    ["用途", "工业用地/工业"],
                    ["面积", "宗地面积21,300.50㎡／房屋建筑面积8,600.00㎡"],
                    ["使用期限", "2016年9月1日起2066年8月31日止"],
                ],
                (40, 110),
            ),
        ],
    )
    names = [
        "核酸固相合成仪",
        "脱保护反应釜",
        "制备液相色谱",
        "超滤系统",
        "冻干机",
        "高效液相色谱仪",
        "质谱仪",
        "纯化水系统",
        "洁净层流罩",
        "溶剂回收装置",
        "冷水机组",
        "RTO废气装置",
    ]
    values = [3260000, 812000, 2480000, 1166000, 1895000, 936000, 2210000, 685000, 214000, 977000, 540000, 1150000]
    assert sum(values) == 16325000, sum(values)
    lines = []
    for n in range(48):  # four identical units per kind, numbered apart
        kind = n // 4
        share = values[kind] // 4
        lines.append(
            [f"LZ{n + 1:03d}", names[kind], f"型{kind + 1}-{n % 4 + 1}", "1", f"{share:,.2f}", f"{share * 0.64:,.2f}"]
        )
    pdf(
        folder / "固定资产卡片.pdf",
        [
            ("c", "小核酸药物中试平台固定资产明细表"),
            "币种：人民币元　　期间：2025-08",
            ("t", [["卡片号", "资产名称", "规格", "数量", "原值", "净额"], *lines], (22, 44, 22, 16, 32, 32)),
        ],
        grid=False,
    )
    pdf(
        folder / "鉴证.pdf",
        [
            ("c", "2024年度中试业务收入专项审计报告"),
            f"{UNIT}：",
            "经审计，贵公司小核酸药物中试平台2024年度实现中试服务总收入人民币壹仟伍佰万元整（¥15,000,000.00），其中对外中试服务收入人民币贰佰柒拾玖万元整（¥2,790,000.00）。",
            "平台独立核算，收入成本可以区分。2025年1—6月对外中试服务收入2,016,000.00元，未经审计。",
            "杭州明德会计师事务所　2025年3月18日",
        ],
    )
    pdf(folder / "信用.pdf", [
        ("c", "市场主体专项信用报告"), f"主体名称：{UNIT}　代码：{CODE}", "查询时段：2020年9月5日—2025年9月5日　　生成日期：2025年9月5日",
        "一、行政处罚（共2条）", "1. 处罚决定书文号：绍虞环罚〔2021〕17号；处罚日期：2021年4月9日；违法事实：通过暗管排放水污染物，属严重环境违法行为；处罚内容：罚款46万元。",
        "2. 处罚决定书文号：虞市监处罚〔2024〕203号；处罚日期：2024年5月14日；违法事实：未按规定公示年度报告；处罚内容：警告。已于2024年8月20日完成信用修复。",
        "二、严重失信主体名单：无　三、经营异常名录：无",
    ])  # fmt: skip
    docx(
        folder / "制度汇编.docx",
        [("c", "平台运行管理制度"), "组织机构、服务流程、收费标准、知识产权管理、商业秘密保护。", "平台独立核算。"],
    )
    docx(
        folder / "资金.docx",
        [
            ("c", "经费保障承诺与证明"),
            f"{UNIT}2025年度董事会决议：安排平台运行经费500万元，由自有资金保障。",
            "2025年1月15日",
        ],
    )
    write_truth(
        root, NAME, "2025-09-30",
        ["tracked change: 28 struck, 19 put in", "area in a footnote, equipment in a text box", "forebear of 1998 in the prose", "certificate of the whole plant", "borderless cards over pages without a total", "roster with merged groups and two-level heads",
         "grave entry older than three years, ordinary entry within, cured", "half-year figures beside"],
        {
            "established": fact("2016-07-21", "2016-07-21"), "pilot_staff": fact(19, 19), **groups(8, 7, 2, 2), "pilot_area": fact(2150, 8600, 2150), "equipment_owned": fact(16325000, 16325000),
            "pilot_revenue_total": fact(15000000, 15000000), "pilot_revenue_external": fact(None, 2790000), "external_share": fact("0.186", "0.186"),
        },
        {"6.record": ["judgement", "needs_person"]}, [], fast=True,
        parts={"凌沚-建设方案（修订稿）.docx": ["plan"], "人员表.docx": ["staff_roster"], "固定资产卡片.pdf": ["equipment_list"], "鉴证.pdf": ["audit_report"], "房产.pdf": ["property_certificate"], "信用.pdf": ["credit_report"], "资金.docx": ["funding_proof"]},
    )  # fmt: skip
