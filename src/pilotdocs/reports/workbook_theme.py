"""The theme part of figures.xlsx: the default colours and fonts that Excel looks up when a style names none."""

from __future__ import annotations

_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "1F3550"),
    ("lt2", "E8EDF4"),
    ("accent1", "0B4F9E"),
    ("accent2", "B4540A"),
    ("accent3", "6B7280"),
    ("accent4", "B58900"),
    ("accent5", "2A7F9E"),
    ("accent6", "1A6B34"),
    ("hlink", "0563C1"),
    ("folHlink", "6B3FA0"),
)


def theme() -> str:
    """The part's XML without its declaration (ECMA-376 part 1, 14.2.7 and 20.1.6.9)."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface=""/></a:{kind}>'
        for kind in ("majorFont", "minorFont")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_NS}" name="pilotdocs"><a:themeElements><a:clrScheme name="pilotdocs">{colours}'
        f'</a:clrScheme><a:fontScheme name="pilotdocs">{fonts}</a:fontScheme><a:fmtScheme name="pilotdocs">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
