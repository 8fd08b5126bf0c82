"""A chemical company: a grave environmental offence, a flat among its certificates, a person and a machine listed twice, no rules and no funding proof."""

from __future__ import annotations

from pathlib import Path

from corpora.makers.paper import fact, groups, masked, people, start, uscc, write_truth
from corpora.makers.stationery import BLACK, KAI, NOTO, rows, scanned, sheet_pdf, sheets, word_pdf

NAME = "36-resin-grave"
UNIT, CODE = "浙江虞澄新材料股份有限公司", uscc("91330604MA2BG7T05")
PLACE = "浙江省绍兴市上虞区杭州湾上虞经济技术开发区纬九路31号"
PLATFORM = "特种工程塑料聚合与改性中试平台"
KIT = [  # card, name, model, day, price in yuan, net
    ("10-0231", "200L高压聚合釜", "GSHA-200", "2019-12-03", 1_268_000, 641_230), ("10-0232", "溶剂回收精馏塔", "JL-300", "2019-12-03", 1_845_000, 933_020), ("10-0257", "双螺杆反应挤出机组", "ZSK-40", "2020-07-19", 2_930_500, 1_638_800),
    ("10-0301", "喷雾干燥装置", "LPG-50", "2021-03-28", 786_400, 488_910), ("10-0302", "注塑制样机", "SE-75", "2021-05-11", 562_000, 353_620), ("10-0344", "凝胶渗透色谱仪", "PL-GPC220", "2022-06-30", 1_174_000, 840_600),
    ("10-0361", "熔融指数与流变测试系统", "MARS-60", "2022-11-08", 893_700, 671_900), ("10-0389", "RTO废气焚烧炉（中试配套）", "RTO-5000", "2023-09-21", 1_456_000, 1_240_250), ("10-0402", "DCS控制系统", "ECS-700", "2024-04-16", 1_127_000, 1_035_100),
]  # fmt: skip
OWNED = sum(k[4] for k in KIT)
TWICE = KIT[5]
TOTAL, OUT = 12_840_000, 5_392_800


def make(root: Path) -> None:
    folder = start(root, NAME)
    crew = people(3636, 16, "330682")
    kinds = ["技术类"] * 7 + ["技能类"] * 6 + ["管理类"] * 2 + ["营销类"]
    claim = f"{(OWNED + TWICE[4]) / 10000:,.2f}"
    word_pdf(folder / "虞澄-中试平台建设方案.pdf", f"""
# {PLATFORM}建设方案
> 建设主体　{UNIT}
> 所在地区　绍兴市上虞区
> 日　　期　二〇二五年八月
---
## 表一　基本情况
| 建设主体 | {UNIT} |
| 代　码 | {CODE} |
| 成立时间 | 2017年11月9日 |
| 注册地址 | {PLACE} |
| 平台从业人数 | 17人 |
| 场地面积 | 3080.35平方米 |
| 设备原值 | {claim}万元 |
| 2024年中试服务总收入 | 1284万元 |
| 2024年对外中试服务收入 | 539.28万元 |
## 第一部分　背景
杭州湾上虞经开区是全国知名的精细化工园区，入驻企业870家，2024年规上工业产值突破1800亿元。特种工程塑料是“10+2”产业链群中新材料的重要方向。
聚醚醚酮、聚芳醚砜、聚酰亚胺等产品全球年需求约28万吨，国内进口依赖度仍在60%左右，单吨价格从8万元到90万元不等。
聚合放大普遍存在传热、传质和杂质控制难题，一个产品从百克到百公斤一般要经过3次以上放大，中小企业难以自建装置。
浙江省内已有同类平台4家，其中宁波某平台聚合釜总容积12立方米、从业人员58人、原值2.2亿元；衢州某平台2024年对外收入占比31%。
## 第二部分　主体简况
公司2017年设立，2021年改制为股份公司，控股股东为虞澄控股集团。集团拥有全资、控股子公司11家，员工1,930人，2024年销售收入36.8亿元。
公司自身员工312人，占地面积105亩，2024年营业收入6.4亿元，研发费用3,010万元，占4.7%。
2019年，公司用800万元搭建了首套聚合中试装置，当时仅为内部研发服务；2021年后开始承接外单位放大试验，当年对外收入86万元。
## 第三部分　平台现状
一是人才队伍。平台现有从业人员17名，设首席专家{crew[0][0]}（工程技术带头人，教授级高工，从事聚合工程化26年）。骨干来自国内外知名化工企业。
二是场地设施。平台使用自有房产，场地面积3080.35平方米，包括聚合中试车间与人才用房；甲类车间按防爆要求建设，消防、环保手续齐全。
三是仪器设备。设备原值{claim}万元，账面净值868.40万元，覆盖聚合、分离、改性、表征全流程。
四是服务情况。2024年中试服务总收入1284万元，同比增长22.6%；对外中试服务收入539.28万元，占42%。累计服务企业、院所63家。
五是技术成果。获授权发明专利31件，牵头“尖兵领雁”项目2项，获财政资助680万元。
## 第四部分　运作方式
平台隶属公司研究院，由公司财务部设立二级科目核算。客户可以选择单釜试验、全流程试验、来料改性三种服务包。
本市指引对平台的基本要求是：中试人才10人以上，场地不低于500平方米，设备原值一般不低于1000万元，对外收入占比一般不低于15%。
## 第五部分　目标
力争三年内实现“三个翻番”：到2028年从业人员达到34人，设备原值达到3000万元，年中试服务收入2600万元以上。
2026年扩建1500平方米改性车间，新购连续聚合装置一套，预算860万元。
## 第六部分　安全环保
公司建有安全、环保、职业健康管理体系，全员培训率100%。公司高度重视环保，2023年发生的问题已全部整改到位。
""")  # fmt: skip
    ann = folder / "佐证"
    sheet_pdf(ann / "001.pdf", f"""
# 营业执照（副本）
| 统一社会信用代码 | {CODE} | 注册资本 | 壹亿贰仟万元 |
| 名称 | {UNIT} | 成立日期 | 2017年11月09日 |
| 类型 | 股份有限公司（非上市） | 营业期限 | 长期 |
| 法定代表人 | 苏砚 | 住所 | {PLACE} |
| 经营范围 | 合成树脂、工程塑料研发、生产、销售；新材料技术推广服务 | < | < |
> 登记机关：绍兴市市场监督管理局　2021年07月06日
""", font=KAI)  # fmt: skip
    doubled = [*zip(crew, kinds, strict=True)]
    doubled.insert(11, (crew[3], kinds[3]))
    sheets(ann / "002.xlsx", {"Sheet1": f"\n# 中试平台从业人员名册\n填报单位：{UNIT}　　2025年8月\n| 姓名 | 身份证号码 | 岗位类别 | 工龄（年） | 联系电话后四位 |\n" + rows((name, identity, kind, 2 + n % 9, f"{(n * 773) % 9000 + 1000}") for n, ((name, identity), kind) in enumerate(doubled)) + "\n| 合计17人 | | | | |"})  # fmt: skip
    scanned(ann / "003.pdf", f"""
# 上虞区社会保险参保人员清单
参保单位：{UNIT}　　　打印时间：2025-08-20
| 序号 | 公民身份号码 | 姓名 | 缴费年月 |
{rows((n, masked(identity), name, "2025.07") for n, (name, identity) in enumerate(sorted([*crew, *people(3637, 11, "330682")], key=lambda p: p[0]), 1))}
> 绍兴市上虞区社会保险事业管理服务中心
""", seed=361, angle=-0.4, dpi=150, seal="社会保险", at=(0.75, 0.88), font=BLACK)  # fmt: skip
    scanned(ann / "004.pdf", f"""
# 不动产权证书
浙（2019）绍兴市上虞区不动产权第0029315号
| 权利人 | {UNIT} |
| 坐落 | 杭州湾上虞经济技术开发区纬九路31号5幢 |
| 用途 | 工业用地/非住宅（厂房） |
| 面积 | 房屋建筑面积：2460.35㎡ |
| 使用期限 | 国有建设用地使用权2067年8月20日止 |
---
# 不动产权证书
浙（2020）绍兴市上虞区不动产权第0041178号
| 权利人 | {UNIT} |
| 坐落 | 盖北镇珑海佳苑9幢101—106室 |
| 用途 | 城镇住宅用地/成套住宅 |
| 面积 | 房屋建筑面积：620.00㎡ |
| 使用期限 | 国有建设用地使用权2085年1月14日止 |
""", seed=362, angle=0.5, dpi=150, seal="不动产登记", at=(0.75, 0.5), font=KAI)  # fmt: skip
    listed = [*KIT, TWICE]
    sheet_pdf(ann / "005.pdf", f"""
# 固定资产台账（中试平台）
使用部门：研究院中试平台　公司：{UNIT}　2025年7月31日　单位：元
| 卡片编号 | 资产名称 | 规格 | 开始使用日期 | 原值 | 累计折旧 | 净值 |
{rows((card, name, model, day, f"{price:,.2f}", f"{price - net:,.2f}", f"{net:,.2f}") for card, name, model, day, price, net in listed)}
| 合　计 | | | | {sum(k[4] for k in listed):,.2f} | {sum(k[4] - k[5] for k in listed):,.2f} | {sum(k[5] for k in listed):,.2f} |
""", font=NOTO, landscape=True)  # fmt: skip
    sheet_pdf(ann / "006.pdf", f"""
# 审 计 报 告
虞德会专字（2025）第0093号
{UNIT}董事会：
我们审计了贵公司特种工程塑料中试服务业务2024年度的收入情况。该业务通过二级科目单独核算，与公司其他业务分开。
经审计，2024年度中试服务总收入1,284.00万元（2023年度为1,047.31万元）。按客户归属划分，其中对集团内部单位服务744.72万元，对外中试服务收入539.28万元（2023年度为402.17万元）。
2024年度公司合并营业收入64,017.55万元，中试服务总收入占2.01%。
> 上虞德信会计师事务所有限公司
> 2025年3月31日
""")  # fmt: skip
    scanned(ann / "007.pdf", f"""
# 公共信用信息报告（法人）
信用中国（浙江）　生成日期 2025年8月21日
主体：{UNIT}
统一社会信用代码：{CODE}
（一）严重失信主体名单：列入1条
| 列入事由 | 严重环境违法行为 |
| 列入机关 | 绍兴市生态环境局上虞分局 |
| 列入日期 | 2023年11月2日 |
（二）行政处罚：1条
| 文号 | 绍市环罚字〔2023〕66号（虞） |
| 违法事实 | 通过暗管排放有毒有害废水，严重污染环境 |
| 处罚内容 | 责令停产整治，罚款86万元 |
| 处罚日期 | 2023年10月12日 |
（三）经营异常名录：未列入
""", seed=363, angle=0.3, dpi=150, font=NOTO)  # fmt: skip
    scanned(ann / "008.jpg", f"""
# 承诺函
本公司对申报材料的真实性负责，承诺近三年未发生重大安全、质量事故，信用记录良好。
> {UNIT}（章）　2025年8月22日
""", seed=364, angle=0.8, dpi=130, seal="虞澄股份", at=(0.7, 0.2))  # fmt: skip
    write_truth(
        root, NAME, "2025-08-28",
        ["listed for a grave environmental offence less than three years ago", "a flat among the certificates", "a person and a machine listed twice", "original value, depreciation and net value side by side", "the audit tells all in prose", "neither rules nor funding proof", "files named by numbers"],
        {
            "established": fact("2017-11-09", "2017-11-09"), "registered_place": {"evidenced": PLACE, "used": PLACE}, "uscc": fact(CODE, CODE), "pilot_staff": fact(17, 16), **groups(7, 6, 2, 1), "pilot_area": fact("3080.35", "2460.35"),
            "equipment_owned": fact(OWNED + TWICE[4], OWNED), "equipment_counted": {"evidenced": str(OWNED), "used": str(OWNED)},
            "pilot_revenue_total": fact(TOTAL, TOTAL), "pilot_revenue_external": fact(OUT, OUT), "external_share": {"evidenced": "0.42", "used": "0.42"},
        },
        {"3.rules": ["unproven", "nothing_found"], "5.funding": ["unproven", "nothing_found"], "5.plan": None, "6.record": ["not_met", "missed"]},
        [["claim_exceeds_evidence", "pilot_staff"], ["claim_exceeds_evidence", "pilot_area"], ["claim_exceeds_evidence", "equipment_owned"], ["duplicate_row", "pilot_staff"], ["duplicate_row", "equipment_owned"]],
        allowed=["total_mismatch"],
        parts={"虞澄-中试平台建设方案.pdf": ["plan"], "佐证/001.pdf": ["business_licence"], "佐证/002.xlsx": ["staff_roster"], "佐证/003.pdf": ["social_insurance"], "佐证/004.pdf": ["property_certificate", "property_certificate"], "佐证/005.pdf": ["equipment_list"],
               "佐证/006.pdf": ["audit_report"], "佐证/007.pdf": ["credit_report"], "佐证/008.jpg": ["commitment_letter"]},
    )  # fmt: skip
