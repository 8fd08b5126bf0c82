"""Leases and certificates that prove less floor than they seem to, or none."""

from __future__ import annotations

from corpora.variants.base import CREW, OTHER, PARENT, UNIT, Blocks, Group, certificate, lease

AREA = "4.area"
GROUP = Group(
    {
        "certificate-shared": "共有的不动产能用多少，材料没有写明，由人判断",
        "lease-title-房屋租赁合同（示范文本）": "住建部门的示范文本填写后即是合同，标题常保留这几个字",
        "lease-sublet": "转租未经同意的效力由人判断",
    }
)
PLACE = "房屋坐落于绍兴市越城区皋埠街道银城路68号3幢，"
LESSOR = "绍兴皋埠科创园运营有限公司"


def _lease(name: str, expected: str | None = None, **changed: object) -> None:
    GROUP.add(f"lease-{name}", AREA, expected, premises=("docx", lease(**changed)))  # type: ignore[arg-type]


def _beside(name: str, expected: str | None, paper: Blocks, file: str) -> None:
    GROUP.add(name, AREA, expected, extra=[("docx", paper, file)])


_lease("other-lessee", lessee=OTHER)
_lease("parent-lessee", lessee=PARENT)
_lease("sublet", lessor="绍兴某某机械有限公司（二房东）", extra=["第四条 乙方不得转租；甲方转租尚未取得产权人同意。"])
for name, expected, text in (
    ("land", None, "租赁土地坐落于绍兴市越城区皋埠街道银城路68号，土地面积1200平方米，用途为工业。"),
    ("site-with-building", "320", "甲方将位于绍兴市越城区银城路68号的场地出租给乙方，占地面积1200平方米，其中建筑面积320平方米。"),
    ("parking-beside", "300", f"{PLACE}建筑面积300平方米；另配停车场900平方米、道路及绿化400平方米。"),
    ("parking-within", None, "租赁总面积1200平方米，其中厂房300平方米、停车场及道路900平方米。"),
    ("whole-plant", "300", "出租方厂区总建筑面积12000平方米，乙方租赁其中3幢一层东侧300平方米。"),
    ("one-room", "300", "甲方拥有银城路68号厂房，建筑面积12000平方米，乙方承租其中一间，面积为300平方米。"),
    ("to-be-let", None, f"甲方拟将{PLACE}建筑面积1200平方米的厂房出租给乙方，具体以正式租赁合同为准。"),
    ("dormitory", None, "房屋坐落于绍兴市越城区皋埠街道银城花园3幢，建筑面积1200平方米，用途为员工宿舍。"),
    ("offices", "1200", f"{PLACE}建筑面积1200平方米，仅用于办公。"),
    ("square-feet", None, f"{PLACE}建筑面积4800平方尺，用途为中试生产。"),
    ("mu", None, f"{PLACE}土地1.8亩，用途为中试生产。"),
    ("metres-and-mu", "420", f"{PLACE}建筑面积420平方米（约合0.63亩），用途为中试生产。"),
    ("first-refusal", "300", f"{PLACE}建筑面积300平方米，另乙方有权优先承租二期900平方米。"),
    ("grows-later", "300", f"{PLACE}建筑面积300平方米，2026年起增加至1200平方米。"),
    ("second-phase-later", None, f"{PLACE}第一期交付300平方米，第二期于2026年6月交付900平方米，租赁面积合计1200平方米。"),
    ("common-parts", "300", f"{PLACE}建筑面积300平方米，公共区域（共用）900平方米。"),
    ("group-uses-most", "400", f"{PLACE}建筑面积1200平方米，其中800平方米供越砚控股集团使用，乙方实际使用400平方米。"),
):  # fmt: skip
    _lease(name, expected, text=text)
_lease("area-in-the-rent", text=f"{PLACE}房间两间。", rent="租金按每1200平方米每年30万元计。")
for title in (
    "房屋租赁意向书",
    "厂房预租协议",
    "场地租赁框架协议",
    "房屋租赁合同（作废）",
    "房屋租赁合同（草稿）",
    "房屋租赁合同（示范文本）",
):
    _lease(f"title-{title}", title=title)
for line in ("第四条 本合同已于2024年12月31日经双方协商一致解除。", "（本合同作废）", "本稿为征求意见稿，尚未签署。"):
    _lease(f"line-{line}", extra=[line])
for name, term in (
    ("over", "租赁期限自2020年1月1日起至2024年12月31日止。"),
    ("over-unless-renewed", "租赁期限自2020年1月1日起至2024年12月31日止，期满后双方无异议自动续期一年。"),
    ("over-by-years", "租赁期限叁年，自2020年1月1日起计算。"), ("not-begun", "租赁期限自2026年1月1日起至2028年12月31日止。"),
    ("over-by-digits", "租赁期限3年，自2021年6月1日起。"), ("from-handover", "租赁期限以交付之日起计算三年。"),
    ("over-by-months", "租期：2022年8月至2025年8月。"), ("over-but-rent-free", "租赁期限自2022年1月1日至2024年12月31日，免租期至2025年12月31日。"),
):  # fmt: skip
    _lease(f"term-{name}", term=term)
SIGNED = "双方于2022年12月20日签订的《房屋租赁合同》"


def _amended(name: str, expected: str | None, title: str, told: str, file: str = "补充协议.docx") -> None:
    paper = [("c", title), f"甲方：{LESSOR}", f"乙方：{UNIT}", told, "2025年6月20日"]
    _beside(f"supplement-{name}", expected, paper, file)


for title in ("房屋租赁合同终止协议", "解除租赁关系协议书"):
    ended = [
        ("c", title), f"甲方：{LESSOR}", f"乙方：{UNIT}",
        "甲乙双方于2022年12月20日签订《房屋租赁合同》，租赁绍兴市越城区皋埠街道银城路68号3幢房屋，建筑面积1200平方米。",
        "经协商一致，双方同意上述合同自2025年6月30日起终止（解除），乙方于当日腾退房屋。", "2025年6月20日",
    ]  # fmt: skip
    _beside(f"supplement-{title}", None, ended, "12补充.docx")
_amended("ends", None, "补充协议", f"{SIGNED}，现经协商一致，提前终止，自2025年7月1日起原合同解除，乙方已搬离。")
_amended(
    "less", "300", "房屋租赁合同补充协议", f"{SIGNED}，现约定：自2025年7月1日起租赁面积由1200平方米变更为300平方米。"
)
_amended(
    "given-back", "300", "房屋租赁合同补充协议", f"{SIGNED}，自2025年7月1日起乙方退租二层900平方米，租金相应减少。"
)
_amended("shorter", None, "房屋租赁合同补充协议", f"{SIGNED}，租赁期限提前至2025年6月30日届满。")
moved = [
    ("c", "退租证明"),
    f"兹证明{UNIT}已于2025年6月30日退租我公司银城路68号3幢1200平方米厂房，租赁合同同日终止。",
    LESSOR,
    "2025年7月1日",
]
_beside("moved-out", None, moved, "证明.docx")
for name, paper in (
    ("photographs", [("c", "中试场地照片"), "图1 中试车间内景（面积1200平方米）", "图2 中试场地平面图，建筑面积1200平方米", "拍摄日期：2025年8月"]),
    ("drawing", [("c", "中试车间平面布置图"), UNIT, "建筑面积1200平方米", "比例1:100", "2025年8月"]),
    ("drawing-with-fields", [("c", "中试车间平面布置图"), f"使用单位：{UNIT}", "坐落：绍兴市越城区银城路68号", "建筑面积：1200平方米", "用途：工业", "图号 A-01", "2025年8月"]),
    ("planning-permit", [("c", "建设工程规划许可证"), f"建设单位：{UNIT}", "建设项目名称：新建厂房", "建设位置：绍兴市越城区银城路68号", "建设规模：建筑面积1200平方米", "发证日期：2025年3月1日"]),
    ("building-permit", [("c", "建筑工程施工许可证"), f"建设单位：{UNIT}", "工程名称：新建中试厂房", "建设地址：绍兴市越城区银城路68号", "建设规模：1200平方米", "合同工期：2025年3月1日至2026年12月31日"]),
    ("own-statement", [("c", "场地使用情况说明"), f"我单位{UNIT}中试平台使用面积1200平方米。", UNIT, "2025年9月1日"]),
):  # fmt: skip
    GROUP.add(f"no-title-{name}", AREA, None, premises=("docx", paper))


def _certificate(name: str, expected: str | None = None, **changed: object) -> None:
    GROUP.add(f"certificate-{name}", AREA, expected, premises=("docx", certificate(**changed)))  # type: ignore[arg-type]


_certificate("good", "met")
_certificate("of-another", holder=OTHER)
_certificate("of-a-person", holder=CREW[0][0])
_certificate("land-only", area="宗地面积：8000.00平方米", use="工业用地")
_certificate("land-only-bare", area="8000.00平方米", use="工业用地", extra=["权利类型：国有建设用地使用权"])
_certificate("home", use="城镇住宅用地/住宅")
_certificate("cancelled", extra=["本证已注销"])
_certificate("void", title="不动产权证书（作废）")
_certificate("seized", extra=["附记：该不动产已于2024年5月被越城区人民法院查封。"])
_certificate("sold", extra=["附记：该不动产已转移登记至绍兴柯北精密机械有限公司，本证书注销。"])
_certificate("presale", title="商品房预告登记证明", number="浙（2025）绍兴市不动产证明第0034567号")
_certificate("shared", holder=f"{UNIT}、{OTHER}", area="房屋建筑面积：800.00平方米")
_certificate("small-building", "320", area="宗地面积8000平方米/房屋建筑面积320.00平方米")
let = lease(lessor=UNIT, lessee=OTHER)
GROUP.add(
    "own-floor-let-to-another", AREA, None, premises=("docx", certificate()), extra=[("docx", let, "出租合同.docx")]
)
SMALL = ("docx", lease(text=f"{PLACE}建筑面积400平方米，用途为中试生产。"))
for name, text in (
    ("shorter-address", "房屋坐落于越城区皋埠街道银城路68号3幢，建筑面积400平方米，用途为中试生产。"),
    ("longer-address", "房屋坐落于绍兴市越城区皋埠街道银城路68号3幢一层，租赁面积400㎡，用途为中试生产。"),
):  # fmt: skip
    GROUP.add(
        f"lease-renewed-{name}",
        AREA,
        "400",
        premises=SMALL,
        extra=[("docx", lease(text=text, day="2024年12月20日"), "续租.docx")],
    )
unheld = certificate(holder="", area="房屋建筑面积2000平方米")
GROUP.add("lease-beside-the-landlord's-certificate", AREA, "400", premises=SMALL, extra=[("docx", unheld, "产权.docx")])
