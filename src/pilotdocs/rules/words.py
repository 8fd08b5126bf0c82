"""The names that every pack may use without declaring them: quantities, kinds of paper, questions."""

from __future__ import annotations

# The quantities that the program settles by itself (contract.md): unit and what a reviewer calls it.
QUANTITIES: dict[str, tuple[str, str]] = {
    "established": ("date", "成立日期"),
    "registered_place": ("text", "住所"),
    "organisation_type": ("text", "单位类型"),
    "uscc": ("text", "统一社会信用代码"),
    "pilot_staff": ("person", "中试人员数"),
    "pilot_staff_technical": ("person", "技术人员数"),
    "pilot_staff_skilled": ("person", "技能人员数"),
    "pilot_staff_managerial": ("person", "管理人员数"),
    "pilot_staff_marketing": ("person", "营销人员数"),
    "pilot_area": ("m2", "中试场地及配套设施面积"),
    "equipment_owned": ("CNY", "自有设备原值"),
    "equipment_leased_rent": ("CNY", "申报当年租赁设备租金"),
    "equipment_counted": ("CNY", "计入的设备原值"),
    "pilot_revenue_total": ("CNY", "中试服务总收入"),
    "pilot_revenue_external": ("CNY", "对外中试服务收入"),
    "external_share": ("ratio", "对外服务收入占比"),
}

# `equipment_counted` has no formula of its own: a pack that uses it says how it is made.
NEEDS_FORMULA = frozenset({"equipment_counted"})

# The questions of interpretation that a guideline of this kind leaves open. A pack answers them or hands them over.
QUESTIONS: dict[str, str] = {
    "Q1": "引语“一般应考虑以下条件”是否使全部条件软化",
    "Q2": "“一般不低于”是硬线，还是可说明理由的一般要求",
    "Q3": "没有“一般”的数字（如面积）是否硬性",
    "Q4": "“以上”是否包括本数",
    "Q5": "哪些人算中试人员（社保在册、借调、兼职、返聘）",
    "Q6": "人数以哪一天为准",
    "Q7": "“正常经营满一年”从哪天起、到哪天止",
    "Q8": "“在本市注册登记”看住所还是登记机关",
    "Q9": "“企事业单位”是否包括民办非企业单位等",
    "Q10": "“上一年度”指哪一年",
    "Q11": "占比的分母是中试服务总收入还是营业收入",
    "Q12": "“对外”的范围（法人之外、集团之外、共建单位之外）",
    "Q13": "收入按审计确认、合同、开票还是到账计",
    "Q14": "“设备原值”是否包括安全、环保、能源等配套设施",
    "Q15": "原值的口径（账面原值、含税发票、评估值）",
    "Q16": "设备的权属和状态（在建、借用、共享、共建单位的）",
    "Q17": "“申报当年租赁金额”怎样计算",
    "Q18": "租赁“累计不超过30%”以什么为基数",
    "Q19": "“含租赁算力服务等”的“等”包括什么",
    "Q20": "融资租赁设备算自有还是租赁",
    "Q21": "场地面积是否可以多处相加、是否含室外场地",
    "Q22": "“近三年”从哪天往回数",
    "Q23": "“重大安全、质量事故”中“重大”的范围和等级",
    "Q24": "“良好信用记录”看哪些名单，已修复的怎么算",
    "Q25": "“独立或财务相对独立”以什么证明",
    "Q26": "申报单位、平台、共建单位名称不一致怎么办",
    "Q27": "变更后“3个月内”从哪天起算",
    "Q28": "“连续两年未提交”中只交一样、迟交怎么算",
    "Q29": "“连续两次不合格”中未参评怎么算",
    "Q30": "自动纳入的平台是否再审条件",
    "Q31": "公示有异议时整批还是单项暂停",
    "Q32": "规划目标中的数字是否可用",
    "Q33": "各材料数字不一致以哪个为准",
    "Q34": "数字差多少算一致",
    "Q35": "看不清、没提供、写明为零怎样区分",
}
