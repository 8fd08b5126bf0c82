"""The styles of a notice, named as a clerk finds them in Word's list, as WordprocessingML."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from pilotdocs.notices.profile import Profile

NAMESPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

# style id → the name shown in Word
NAMES = {
    "NText": "公文正文",
    "NFlush": "公文顶格",
    "NBlank": "公文空行",
    "NMark": "发文机关标志",
    "NNumber": "发文字号",
    "NTitle": "公文标题",
    "NTo": "主送机关",
    "NLevel1": "公文一级标题",
    "NLevel2": "公文二级标题",
    "NLevel3": "公文三级标题",
    "NLevel4": "公文四级标题",
    "NAttach": "附件说明",
    "NSign": "署名",
    "NDate": "成文日期",
    "NNote": "附注",
    "NAnnex": "附件序号",
    "NAnnexTitle": "附件标题",
    "NCell": "表格文字",
    "NCellHead": "表格表头",
    "NRecord": "版记",
    "NPageOdd": "页码单页",
    "NPageEven": "页码双页",
}


def run_properties(font: str, size: int, color: str = "") -> str:
    """The rPr of a font: the East-Asian name for every script, so that quotes and digits come from it too."""
    name = quoteattr(font)
    tint = f'<w:color w:val="{color}"/>' if color else ""
    return (
        f"<w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>{tint}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def exact(line: int, before: int = 0, after: int = 0) -> str:
    """Spacing with an exact line height in twips."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def indent(profile: Profile, *, left: float = 0, right: float = 0, first: float = 0, hanging: float = 0) -> str:
    """Indentation in characters (Word counts these) with the same length in twips for programs that can't."""
    parts = []
    for key, number in (("left", left), ("right", right), ("firstLine", first), ("hanging", hanging)):
        if number or key == "left":
            parts.append(f'w:{key}Chars="{round(number * 100)}" w:{key}="{profile.chars(number)}"')
    return f"<w:ind {' '.join(parts)}/>"


def _style(identifier: str, paragraph: str, run: str, *, based: str = "NText") -> str:
    base = "" if identifier == "NText" else f'<w:basedOn w:val="{based}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{NAMES[identifier]}"/>'
        f"{base}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def styles_xml(profile: Profile) -> str:
    """word/styles.xml."""
    fonts, sizes, pitch = profile.fonts, profile.sizes, profile.grid.line_pitch
    body = run_properties(fonts.body, sizes.body)
    line = exact(pitch)
    no_first = '<w:ind w:left="0" w:leftChars="0" w:firstLine="0" w:firstLineChars="0"/>'
    number_line = sizes.body * 10 * 5 // 4
    # the border stands below the line's foot, which is itself half a leading below the characters
    gap = max(0, round((profile.head.rule_gap - (number_line - sizes.body * 10) / 2) / 20))
    head = profile.head
    border = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{head.rule_weight}" w:space="{gap}" w:color="{head.red}"/></w:pBdr>'
    )
    mark_line = sizes.mark * 10 * 13 // 10
    side_page = profile.page_number.side_chars * sizes.page_number * 10
    page_line = sizes.page_number * 10 + 40
    number = run_properties(fonts.page_number, sizes.page_number)
    table_line = sizes.table * 10 * 4 // 3
    both = '<w:jc w:val="both"/>'
    center = '<w:jc w:val="center"/>'
    tight = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # no quarter spaces beside figures: 28 a line
    free = '<w:snapToGrid w:val="0"/>'  # larger and smaller type is not spread over the grid's cells
    keep = "<w:keepNext/><w:keepLines/>"
    styles = [
        _style("NText", tight + line + indent(profile, first=2) + both, body),
        _style("NFlush", line + no_first + both, body),
        _style("NBlank", line + no_first, body),
        _style(
            "NMark",
            f"<w:keepNext/>{free}{exact(mark_line)}{no_first}{center}",
            run_properties(fonts.title, sizes.mark, head.red),
        ),
        _style("NNumber", f"<w:keepNext/>{border}{exact(number_line)}{no_first}{center}", body),
        _style(
            "NTitle",
            f"{keep}{tight}{free}{exact(profile.title.line)}{no_first}{center}",
            run_properties(fonts.title, sizes.title),
        ),
        _style("NTo", line + no_first + both, body),
        _style("NLevel1", line + indent(profile, first=2) + both, run_properties(fonts.level1, sizes.body)),
        _style("NLevel2", line + indent(profile, first=2) + both, run_properties(fonts.level2, sizes.body)),
        _style("NLevel3", line + indent(profile, first=2) + both, body),
        _style("NLevel4", line + indent(profile, first=2) + both, body),
        _style("NAttach", line + indent(profile, left=5, hanging=3) + both, body),
        _style("NSign", f'{keep}{line}{indent(profile, right=3)}<w:jc w:val="right"/>', body),
        _style("NDate", f'<w:keepLines/>{line}{indent(profile, right=4)}<w:jc w:val="right"/>', body),
        _style("NNote", line + indent(profile, first=2) + both, body),
        _style(
            "NAnnex",
            f"<w:keepNext/><w:pageBreakBefore/>{line}{no_first}",
            run_properties(fonts.level1, sizes.body),
        ),
        _style(
            "NAnnexTitle",
            f"{keep}{tight}{free}{exact(profile.title.line)}{no_first}{center}",
            run_properties(fonts.title, sizes.title),
        ),
        _style("NCell", free + exact(table_line) + no_first + center, run_properties(fonts.body, sizes.table)),
        _style("NCellHead", free + exact(table_line) + no_first + center, run_properties(fonts.level1, sizes.table_head)),  # noqa: E501
        _style("NRecord", free + exact(pitch) + no_first, run_properties(fonts.body, sizes.record)),
        _style("NPageOdd", f'{free}{exact(page_line)}<w:ind w:right="{side_page}" w:firstLine="0"/><w:jc w:val="right"/>', number),  # noqa: E501
        _style("NPageEven", f'{free}{exact(page_line)}<w:ind w:left="{side_page}" w:firstLine="0"/><w:jc w:val="left"/>', number),  # noqa: E501
    ]  # fmt: skip
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault>'
        f'{body.replace("</w:rPr>", "")}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/></w:pPr>{body}</w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr></w:style>{''.join(styles)}</w:styles>"
    )
