"""Signs that a document writes through a symbol font, as the Unicode characters that a reader sees."""

from __future__ import annotations

_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xB7: "•", 0x6D: "μ",
    0x57: "Ω", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x67: "γ", 0x71: "θ", 0x70: "π", 0x53: "Σ", 0xA5: "∞", 0xAE: "→",
    0xA2: "′", 0xB2: "″", 0x3C: "<", 0x3E: ">", 0x3D: "=", 0x2D: "−", 0x2B: "+", 0x25: "%", 0x7E: "∼",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0xA1: "○",
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS.update({0x80 + digit: "⓪①②③④⑤⑥⑦⑧⑨⑩"[digit] for digit in range(11)})
_WINGDINGS.update({0x8B + digit: "⓿❶❷❸❹❺❻❼❽❾❿"[digit] for digit in range(11)})
_WINGDINGS_2 = {
    0x50: "✓",
    0x4F: "✗",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA2: "■",
    0xA3: "□",
    0x2A: "□",
    0x30: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def is_symbol_font(font: str | None) -> bool:
    """Whether the characters of this font mean something else than their codes."""
    return (font or "").lower() in _FONTS


def symbol(code: int, font: str | None) -> str:
    """The character that `code` shows in `font`; U+FFFD for a private code that nobody can name."""
    table = _FONTS.get((font or "").lower())
    if table is not None:
        byte = code & 0xFF
        named = table.get(byte)
        if named:
            return named
        if table is _SYMBOL and chr(byte) in "0123456789()[],.;:/":
            return chr(byte)
    if not 0x20 <= code < 0x110000 or 0xD800 <= code <= 0xF8FF:
        return "\ufffd"
    return chr(code)
