"""Scans made up for the OCR benchmark: office pages drawn, turned a little, stamped, made noisy, saved as JPEG.

Everything is drawn from one seed. The words are invented; the sentences are of the kind that applications hold.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = [
    ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
]
WIDE, HIGH = 595.3, 841.9
_NAMES = ["华澜", "瑞川", "鼎禾", "启越", "明栈", "恒域", "方聿", "新屿", "合璟", "致朗"]
_THINGS = ["高分子材料", "精细化工", "功率器件", "智能装备", "生物制剂", "纺织助剂", "光电薄膜", "精密轴承"]
_SENTENCES = [
    "本单位{name}{thing}有限公司成立于{date}，统一社会信用代码为{code}。",
    "截至{date}，中试场地及配套设施面积为{area}平方米，其中自有{area}平方米。",
    "上一年度实现中试服务总收入{money}元，其中对外服务收入{money}元，占比{share}%。",
    "设备原值合计{money}元，净值{money}元，折旧按直线法计提。",
    "合同编号为{number}，租赁期自{date}起至{date}止，年租金人民币{money}元。",
    "联系电话为{phone}，地址为滨江大道{small}号{small}幢。",
    "平台围绕{thing}领域开展工艺放大、样品试制、检验检测等服务，累计完成项目{small}项。",
    "人员名单中技术人员{small}名、技能人员{small}名，均已按月缴纳社会保险，参保起始{month}。",
    "各项材料真实、准确、完整，如有不实愿意承担相应责任，并接受主管部门的监督检查。",
]


@dataclass(frozen=True, slots=True)
class Scan:
    """One made-up scan: its JPEG bytes, pixels a point, the text drawn line by line (stamps not included)."""

    jpeg: bytes
    scale: float
    lines: tuple[str, ...]


def make_scan(seed: int, dpi: int, stamps: int) -> Scan:
    """The scan of that seed: every third page a ruled table, the others prose; a skew within one degree, grain with a
    sigma of 7 and JPEG quality 70."""
    rng = random.Random(seed)
    scale = dpi / 72
    page = Image.new("RGB", (round(WIDE * scale), round(HIGH * scale)), (252, 252, 250))
    path, index = FONTS[seed % len(FONTS)]
    draw = _table if seed % 3 == 2 else _prose
    lines, spots = draw(page, rng, scale, Path(path), index)
    for _ in range(stamps):
        _stamp(page, rng, scale, rng.choice(spots))
    page = page.rotate(rng.uniform(-1.0, 1.0), Image.Resampling.BICUBIC, fillcolor=(252, 252, 250))
    grain = np.random.default_rng(seed).normal(0, 7, (page.height, page.width, 1))
    noisy = np.clip(np.asarray(page, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(noisy).save(file, "JPEG", quality=70)
    return Scan(file.getvalue(), scale, tuple(lines))


def _filled(rng: random.Random, pattern: str) -> str:
    text = pattern
    makers = {
        "name": lambda: rng.choice(_NAMES),
        "thing": lambda: rng.choice(_THINGS),
        "date": lambda: f"{rng.randint(2012, 2025)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
        "month": lambda: f"{rng.randint(2018, 2025)}{rng.randint(1, 12):02d}",
        "code": lambda: _code(rng),
        "area": lambda: f"{rng.randint(500, 19999)}" + rng.choice(["", f".{rng.randint(10, 99)}"]),
        "money": lambda: f"{rng.randint(100_000, 99_999_999):,}.{rng.randint(0, 99):02d}",
        "share": lambda: f"{rng.randint(10, 90)}.{rng.randint(10, 99)}",
        "number": lambda: f"HT-{rng.randint(2019, 2025)}-{rng.randint(100, 999)}",
        "phone": lambda: f"1{rng.randint(3_000_000_000, 9_999_999_999)}",
        "small": lambda: str(rng.randint(2, 99)),
    }
    for key, make in makers.items():
        while "{" + key + "}" in text:
            text = text.replace("{" + key + "}", make(), 1)
    return text


def _code(rng: random.Random) -> str:
    """A credit code with the right check character (GB 32100-2015)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    code = "9133" + f"{rng.randint(0, 9999):04d}MA" + "".join(rng.choice(alphabet) for _ in range(7))
    total = sum(alphabet.index(char) * pow(3, place, 31) for place, char in enumerate(code))
    return code + alphabet[(31 - total % 31) % 31]


def _prose(
    page: Image.Image, rng: random.Random, scale: float, path: Path, index: int
) -> tuple[list[str], list[tuple[float, float]]]:
    font = ImageFont.truetype(str(path), round(10.5 * scale), index=index)
    draw = ImageDraw.Draw(page)
    lines: list[str] = []
    spots: list[tuple[float, float]] = []
    top = 70.0
    while top < HIGH - 80:
        text = "　　" + "".join(_filled(rng, rng.choice(_SENTENCES)) for _ in range(rng.randint(2, 4)))
        while text and top < HIGH - 80:
            count = len(text)
            while draw.textlength(text[:count], font) > (WIDE - 140) * scale:
                count -= 1
            draw.text((70 * scale, top * scale), text[:count], (25, 25, 28), font)
            lines.append(text[:count].strip())
            spots.append((rng.uniform(120, 460), top + 5))
            text = text[count:]
            top += 19
        top += 6
    return lines, spots


def _table(
    page: Image.Image, rng: random.Random, scale: float, path: Path, index: int
) -> tuple[list[str], list[tuple[float, float]]]:
    font = ImageFont.truetype(str(path), round(9 * scale), index=index)
    draw = ImageDraw.Draw(page)
    edges = [60, 90, 190, 280, 330, 430, 535]
    lines: list[str] = []
    spots: list[tuple[float, float]] = []
    rows = [["序号", "名称", "编号", "数量", "原值（元）", "购置日期"]]
    rows += [
        [str(n), _filled(rng, "{thing}装置"), _filled(rng, "{number}"), _filled(rng, "{small}"),
         _filled(rng, "{money}"),
         f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"]
        for n in range(1, 33)
    ]  # fmt: skip
    for number, row in enumerate(rows):
        top = 80 + number * 21
        for left, text in zip(edges, row, strict=False):
            draw.text(((left + 4) * scale, (top + 5) * scale), text, (25, 25, 28), font)
            lines.append(text)
        spots.append((rng.uniform(150, 480), top + 10))
    for number in range(len(rows) + 1):
        y = (80 + number * 21) * scale
        draw.line([(edges[0] * scale, y), (edges[-1] * scale, y)], (40, 40, 40), max(1, round(0.6 * scale)))
    for x in edges:
        draw.line([(x * scale, 80 * scale), (x * scale, y)], (40, 40, 40), max(1, round(0.6 * scale)))
    return lines, spots


def _stamp(page: Image.Image, rng: random.Random, scale: float, middle: tuple[float, float]) -> None:
    """A round red stamp of 42 mm with a ring of characters and a star, pressed over what is there."""
    size = round(119 * scale)
    seal = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(seal)
    red = (rng.randint(200, 225), rng.randint(30, 60), rng.randint(35, 65), rng.randint(170, 230))
    draw.ellipse([4, 4, size - 5, size - 5], outline=red, width=max(2, round(3.2 * scale)))
    font = ImageFont.truetype(FONTS[0][0], round(13 * scale), index=0)
    name = rng.choice(_NAMES) + rng.choice(_THINGS) + "有限公司"
    for number, char in enumerate(name):
        tile = Image.new("RGBA", (round(15 * scale), round(15 * scale)))
        ImageDraw.Draw(tile).text((scale, 0), char, red, font)
        angle = np.radians(-135 + 270 * number / (len(name) - 1))
        turned = tile.rotate(-float(np.degrees(angle)), Image.Resampling.BICUBIC, expand=True)
        x = size / 2 + np.sin(angle) * 45 * scale - turned.width / 2
        y = size / 2 - np.cos(angle) * 45 * scale - turned.height / 2
        seal.alpha_composite(turned, (max(0, round(float(x))), max(0, round(float(y)))))
    points = [
        (size / 2 + np.sin(np.pi * k / 5) * r * scale, size / 2 - np.cos(np.pi * k / 5) * r * scale)
        for k, r in enumerate([17, 7] * 5)
    ]
    draw.polygon(points, fill=red)
    seal = seal.rotate(rng.uniform(-15, 15), Image.Resampling.BICUBIC)
    place = (round(middle[0] * scale - size / 2), round(middle[1] * scale - size / 2))
    under = page.crop((place[0], place[1], place[0] + size, place[1] + size))
    tint = np.asarray(seal, dtype=np.float32)
    below = np.asarray(under, dtype=np.float32)
    # Ink lets the print below through: the darker of the two wins in every channel.
    mixed = np.minimum(below, tint[..., :3] * (tint[..., 3:] / 255) + 255 * (1 - tint[..., 3:] / 255))
    page.paste(Image.fromarray(mixed.astype(np.uint8)), place)
