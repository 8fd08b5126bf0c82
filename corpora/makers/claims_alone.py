"""Nearly nothing but claims with bounds; a photographed licence; targets and echoes."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import docx, fact, scan, start, uscc, write_truth

NAME = "08-claims-alone"
UNIT, CODE = "嵊州市澄岚茶叶机械研究所有限公司", uscc("91330683MA5G2H8B3")
PLACE = "浙江省嵊州市三江街道兴旺街89号"
PLATFORM = "智能茶机中试平台"


def make(root: Path) -> None:
    folder = start(root, NAME)
    docx(folder / "方案（定稿）.docx", [
        ("c", f"{PLATFORM}建设方案"), f"申报单位：{UNIT}（{CODE}）", "2026年1月",
        ("h", "一、依据"), "按照《建设指引》，申报单位应拥有10人以上稳定、专业的中试人才队伍，中试固定场地及配套设施面积不低于500平方米，设备原值一般不低于1000万元，上一年度对外中试服务收入占中试服务总收入比重一般不低于15%。我所逐项对照，均符合要求。",
        ("h", "二、基础"), f"我所2003年3月18日在嵊州成立，位于{PLACE}。依托单位在职职工93人，厂区占地12亩。",
        "平台目前中试场地近500平方米，紧邻总装车间。", "平台自有中试设备原值约1000万元。", "2025年对外中试服务收入占中试服务总收入的比重超过一成五。",
        ("h", "三、目标"), "到2027年底，组建不少于25人的专职中试人员队伍，新建中试车间1800平方米，新增设备原值1500万元，对外中试服务收入占比达到30%。",
        ("h", "四、信用"), "近三年未发生重大安全、质量事故或严重环境违法行为，保持良好信用记录。",
    ])  # fmt: skip
    scan(folder / "IMG_20260103.jpg", [
        ("c", "营 业 执 照"), f"统一社会信用代码　{CODE}", ("t", [["名　称", UNIT], ["类　型", "有限责任公司(自然人投资或控股)"], ["法定代表人", "秦立言"], ["注册资本", "陆佰万元整"], ["成立日期", "2003年03月18日"], ["营业期限", "2003年03月18日 至 长期"], ["住　所", PLACE]], (40, 110)),
        "登记机关　嵊州市市场监督管理局", "2022 年 10 月 08 日",
    ], seed=81, angle=1.1, size=13, stamp="嵊州市监", dpi=150)  # fmt: skip
    scan(
        folder / "扫描件001.tif",
        [
            ("c", "承 诺 书"),
            "嵊州市科学技术局：",
            "本单位承诺近三年未发生重大安全、质量事故或严重环境违法行为，未被列入严重失信主体名单，信用记录良好。如有不实，愿承担一切责任。",
            f"承诺单位：{UNIT}",
            "2026年1月5日",
        ],
        seed=82,
        angle=-0.4,
        size=13,
    )
    write_truth(
        root, NAME, "2026-01-15",
        ["the guideline's words repeated with “均符合要求”", "近500 is a claim below 500", "约1000万 and 超过一成五 prove nothing", "no present head count at all, only a target", "photographed licence, commitment letter as tif"],
        {
            "established": fact("2003-03-18", "2003-03-18"), "pilot_staff": fact(), "pilot_area": fact(500), "equipment_owned": fact(10000000), "external_share": fact("0.15"),
        },
        {"2.staff": ["unproven", "nothing_found"], "2.structure": ["unproven", "nothing_found"], "2.leader": ["unproven", "nothing_found"], "3.independence": ["unproven", "nothing_found"], "3.rules": ["unproven", "nothing_found"],
         "3.external_share": ["unproven", "claim_only"], "4.area": ["not_met", "missed"], "4.equipment": ["unproven", "claim_only"], "5.funding": ["unproven", "nothing_found"], "5.plan": None, "6.record": ["unproven", "claim_only"]},
        [["planned_only", "pilot_staff"]],
        parts={"方案（定稿）.docx": ["plan"], "IMG_20260103.jpg": ["business_licence"], "扫描件001.tif": ["commitment_letter"]},
    )  # fmt: skip
