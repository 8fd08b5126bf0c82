"""Licences that don't prove a legal person, registered in the city and at work for a year; credit reports that don't
prove a clean record."""

from __future__ import annotations

from corpora.makers.paper import uscc
from corpora.variants.base import CLEAR, OTHER, OTHER_CODE, PARENT, UNIT, Blocks, Group, credit, licence

GROUP = Group({"licence-term-over": "“长期”与另一行已满的期限并列，以哪一行为准由人判断"})


def _licence(key: str, condition: str, **changed: object) -> None:
    GROUP.add(f"licence-{key}", condition, None, licence=("docx", licence(**changed)))  # type: ignore[arg-type]


_licence("branch", "1.legal_person", type="有限责任公司分公司", name=f"{UNIT}柯桥分公司")
for type in (
    "分公司", "个体工商户", "有限合伙企业", "个人独资企业", "代表处", "非法人企业", "全民所有制分支机构（非法人）", "集体所有制企业营业单位", "非公司私营企业",
    "民办非企业单位（合伙）",
):  # fmt: skip
    _licence(f"type-{type}", "1.legal_person", type=type)
for line in (
    "登记状态：注销", "登记状态：吊销，未注销", "状态：已注销", "经营状态：吊销", "（此证已作废）", "本执照已于2025年3月1日注销", "经营状态：停业", "登记状态：清算中",
):  # fmt: skip
    _licence(f"line-{line}", "1.operating", extra=[line])
_licence("young", "1.operating", established="2025年01月06日")
_licence("no-day", "1.operating", established="")
_licence("day-approved", "1.operating", established="", extra=["核准日期：2019年05月06日"])
_licence("day-of-the-term", "1.operating", established="", extra=["营业期限：2019年05月06日至长期"])
_licence("day-changed", "1.operating", established="2025年03月01日", extra=["变更日期：2019年05月06日"])
_licence("day-to-come", "1.operating", established="2026年05月06日")
_licence("term-over", "1.operating", extra=["营业期限：2019年05月06日至2024年05月05日"])
HANGZHOU = "杭州市萧山区市场监督管理局"
_licence("elsewhere", "1.registered", place="浙江省杭州市萧山区市心路1号", registrar=HANGZHOU)
_licence("street-of-the-city's-name", "1.registered", place="浙江省杭州市萧山区绍兴路1号", registrar=HANGZHOU)
_licence("another-street", "1.registered", place="上海市嘉定区绍兴路18号")
_licence("building-of-the-county's-name", "1.registered", place="浙江省杭州市拱墅区越城大厦3幢")
_licence(
    "works-in-the-city", "1.registered", place="浙江省杭州市滨江区江南大道9号（实际经营地：绍兴市越城区银城路68号）"
)
_licence("branch-in-the-city", "1.registered", place="浙江省嘉兴市南湖区科技路1号；另设分支机构经营场所：绍兴市柯桥区")
_licence("of-another", "1.registered", name=OTHER, code=OTHER_CODE)

RECORD = "6.record"


def _credit(key: str, **changed: object) -> None:
    GROUP.add(f"credit-{key}", RECORD, None, credit=("docx", credit(**changed)))  # type: ignore[arg-type]


_credit("of-a-similar-name", unit="绍兴越研新材料科技有限公司", code=uscc("91330602MA2D5K7N4"))
_credit("of-a-similar-name-without-code", unit="绍兴越砚新材料有限公司", code="")
_credit("of-the-parent", unit=PARENT, code="")
_credit("old", day="2025年2月1日")
_credit("undated", day="")
for line in (
    "行政处罚信息另见附页。", "注：另有1条行政处罚信息，详见附件。", "环境处罚记录详见附件二。",
    "2024年5月6日因环境违法被绍兴市生态环境局罚款2万元，已完成信用修复。", "本报告仅查询2025年1月1日至2025年9月10日信息。",
    "法院判决：2023年因产品质量事故被判赔偿100万元。", "2024年3月2日，该企业发生一起较大生产安全事故，致1人死亡。",
    "该企业2023年发生火灾，调查中。", "风险提示：该企业被列为重点监管对象。", "登记状态：吊销，未注销",
):  # fmt: skip
    _credit(f"line-{line}", extra=[line])
_credit("second-page", extra=[
    "附：行政处罚信息明细", "决定书文号：越应急罚〔2024〕15号", "处罚事由：未按规定进行安全培训", "处罚日期：2024年5月6日", "处罚机关：绍兴市越城区应急管理局",
])  # fmt: skip
for said in ("1", "有", "见附件", "", "查询失败", "暂不提供查询", "壹条", "１"):
    _credit(f"penalties-{said or 'blank'}", rows=[CLEAR[0], ["行政处罚", said], *CLEAR[2:]])
TICKED = [
    ["类别", "有", "无"],
    ["行政处罚", "√", ""],
    ["严重失信主体名单", "", "√"],
    ["经营异常名录", "", "√"],
    ["环境违法", "", "√"],
    ["安全生产事故", "", "√"],
]
_credit("penalties-ticked", rows=TICKED)
_credit("other-categories", rows=[["类别", "记录条数"], ["纳税信用A级", "1"], ["行政许可", "3"]])
_credit("tax-only", rows=[["类别", "记录条数"], ["欠税记录", "0"]], title="涉税信息查询结果")
_credit("sample", title="企业公共信用信息报告（样本）")
OWN_WORDS: dict[str, Blocks] = {
    "commitment": [("c", "信用承诺书"), f"{UNIT}郑重承诺：近三年无行政处罚、无环境违法、无安全事故、无严重失信。", UNIT, "2025年9月10日"],
    "own-report": [
        ("c", "企业信用情况报告"), f"企业名称：{UNIT}", "我公司近三年无行政处罚、无环境违法、无安全生产事故、未列入严重失信主体名单。",
        "我公司对上述真实性负责。", f"{UNIT}（盖章）", "2025年9月10日",
    ],
    "own-query": [("c", "信用中国查询截图说明"), f"经我公司在信用中国查询，{UNIT}无行政处罚、无严重失信记录、无环境违法、无安全事故。", "2025年9月10日"],
}  # fmt: skip
for name, paper in OWN_WORDS.items():
    GROUP.add(f"credit-{name}", RECORD, None, credit=("docx", paper))
