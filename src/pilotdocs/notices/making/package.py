"""The parts of a docx around its text: section, settings, page numbers, the red lines of a letter."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from pilotdocs.notices.making.paper import paragraph, run
from pilotdocs.notices.making.styles import NAMESPACE, exact
from pilotdocs.notices.profile import Profile

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/></Relationships>'
)


def content_types(form: str) -> str:
    """[Content_Types].xml."""
    parts = ["document:document.main", "styles:styles", "settings:settings", "fontTable:fontTable"]
    parts += ["footer1:footer", "footer2:footer"]
    if form == "letter":
        parts += ["header3:header", "footer3:footer"]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in (part.split(":") for part in parts)
    )
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
        f'core-properties+xml"/>{overrides}</Types>'
    )


def core(title: str) -> str:
    """docProps/core.xml: a title and no author."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )


def relations(form: str) -> str:
    """word/_rels/document.xml.rels."""
    targets = [("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable")]
    targets += [("footer", "footer1"), ("footer", "footer2")]
    if form == "letter":
        targets += [("header", "header3"), ("footer", "footer3")]
    inner = "".join(
        f'<Relationship Id="rId{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>' for kind, name in targets
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def settings(profile: Profile) -> str:
    """word/settings.xml: odd and even pages differ, East-Asian characters snap to the grid."""
    return (
        f'{_XML}<w:settings {NAMESPACE}><w:evenAndOddHeaders/><w:drawingGridHorizontalSpacing w:val="'
        f'{profile.chars(1) // 2}"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table(profile: Profile) -> str:
    """word/fontTable.xml: the fonts by name, with what may stand in for them."""
    fonts = profile.fonts
    stand_in = {fonts.title: "宋体", fonts.body: "仿宋", fonts.level2: "楷体"}
    entries = "".join(
        f"<w:font w:name={quoteattr(name)}>"
        + (f"<w:altName w:val={quoteattr(stand_in[name])}/>" if name in stand_in else "")
        + '<w:charset w:val="86"/></w:font>'
        for name in dict.fromkeys((fonts.title, fonts.body, fonts.level1, fonts.level2, fonts.page_number))
    )
    return f"{_XML}<w:fonts {NAMESPACE}>{entries}</w:fonts>"


def _footer_distance(form: str, profile: Profile) -> int:
    if form == "letter":
        return profile.letter.rule_from_page_bottom
    return profile.page.bottom - profile.page_number.below_text_area - (profile.sizes.page_number * 10 + 40)


def page_footer(style: str, form: str, profile: Profile) -> str:
    """The footer with “— 1 —”; a letter's bottom line needs a lower footer, so its number is lifted."""
    lift = _footer_distance("file", profile) - _footer_distance(form, profile)
    spacing = exact(profile.sizes.page_number * 10 + 40, after=lift) if lift else ""
    dash = run("— ")
    field = f'<w:fldSimple w:instr=" PAGE ">{run("1")}</w:fldSimple>'
    return (
        f'{_XML}<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="{style}"/>{spacing}</w:pPr>'
        f"{dash}{field}{run(' —')}</w:p></w:ftr>"
    )


def _wide(profile: Profile) -> str:
    """Indents that make a paragraph as wide as the letter's lines, centred on the page."""
    side = (profile.page.width - profile.letter.rule_width) // 2
    return f'<w:ind w:left="{side - profile.page.left}" w:right="{side - profile.page.right}" w:firstLine="0"/>'


def letter_header(profile: Profile) -> str:
    """The first page's header of 信函格式: the red mark and the double line, thick above thin."""
    letter, red = profile.letter, profile.head.red
    line = profile.sizes.mark * 10 * 13 // 10
    gap = max(0, round((letter.rule_gap - (line - profile.sizes.mark * 10) / 2) / 20))
    border = (
        f'<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="{letter.rule_weight}" w:space="{gap}" w:color="{red}"/>'
        "</w:pBdr>"
    )
    extra = f"{border}{exact(line, after=240)}{_wide(profile)}"
    return f"{_XML}<w:hdr {NAMESPACE}>{paragraph('NMark', '{{ 发文机关 }}', extra)}</w:hdr>"


def letter_footer(profile: Profile) -> str:
    """The first page's footer of 信函格式: the double line, thin above thick, and no page number."""
    letter, red = profile.letter, profile.head.red
    border = f'<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="{letter.rule_weight}" w:space="0" w:color="{red}"/></w:pBdr>'  # noqa: E501
    return f"{_XML}<w:ftr {NAMESPACE}>{paragraph('NBlank', '', border + exact(40) + _wide(profile))}</w:ftr>"


def document(body: str, form: str, profile: Profile) -> str:
    """word/document.xml: the text and its section."""
    page, grid = profile.page, profile.grid
    references = (
        '<w:footerReference w:type="default" r:id="rIdfooter1"/><w:footerReference w:type="even" r:id="rIdfooter2"/>'
    )
    first = ""
    header = 851
    if form == "letter":
        references = (
            '<w:headerReference w:type="first" r:id="rIdheader3"/>'
            + references
            + '<w:footerReference w:type="first" r:id="rIdfooter3"/>'
        )
        first = "<w:titlePg/>"
        line = profile.sizes.mark * 10 * 13 // 10
        header = profile.letter.mark_from_page_top - (line - profile.sizes.mark * 10) // 2
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/><w:pgMar w:top="{page.top}" '
        f'w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" w:header="{header}" '
        f'w:footer="{_footer_distance(form, profile)}" w:gutter="0"/>{first}'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{grid.line_pitch}" w:charSpace="{grid.char_space}"/></w:sectPr>'  # noqa: E501
    )
    return f"{_XML}<w:document {NAMESPACE}><w:body>{body}{section}</w:body></w:document>"
