"""Other papers' words that take back what they are read to prove, each in a shape of its own; and good ones beside them."""

from __future__ import annotations

from typing import Any

from corpora.variants.base import (
    CLEAR,
    CODE,
    CREW,
    OTHER,
    PARENT,
    PLATFORM,
    UNIT,
    Group,
    Paper,
    audit,
    certificate,
    credit,
    lease,
    licence,
)

AREA, SHARE, RECORD, SEAT = "4.area", "3.external_share", "6.record", "1.registered"
GROUP = Group({
    "said-free-use": "场地无偿使用协议认不出是场地证明",
    "said-good-certificate-in-prose": "信用状况证明认不出是信用报告",
})  # fmt: skip
add = GROUP.add


def _paper(*blocks: Any) -> Paper:
    return "docx", list(blocks)


def _lease(**changed: Any) -> Paper:
    return "docx", lease(**changed)


def _certificate(**changed: Any) -> Paper:
    return "docx", certificate(**changed)


def _audit(**changed: Any) -> Paper:
    return "docx", audit(**changed)


def _told(sentence: str) -> Paper:
    return _audit(body=[sentence])


def _licence(**changed: Any) -> Paper:
    return "docx", licence(**changed)


def _credit(**changed: Any) -> Paper:
    return "docx", credit(**changed)


# ---- premises
add("said-lessee-person", AREA, None, premises=_lease(lessee=CREW[0][0]))
add(
    "said-half-used",
    AREA,
    "600",
    premises=_lease(
        text="甲方位于银城路68号3幢的厂房总建筑面积1200平方米，乙方承租其中二层，面积600平方米，用于中试。"
    ),
)
add(
    "said-two-floors",
    AREA,
    "met",
    premises=_lease(
        text="甲方将银城路68号3幢一层（600平方米）、二层（600平方米）出租给乙方，合计1200平方米，用于中试。"
    ),
)
add(
    "said-words",
    AREA,
    "met",
    premises=_lease(text="房屋坐落于越城区银城路68号3幢，建筑面积壹仟贰佰平方米（1200㎡），用途为中试。"),
)
add(
    "said-sample-blank",
    AREA,
    None,
    premises=_lease(term="租赁期限自    年  月  日起至    年  月  日止。", day="    年  月  日"),
)
add(
    "said-deliver-2026",
    AREA,
    None,
    premises=_lease(extra=["第四条 甲方应于2026年3月31日前将房屋交付乙方使用，租金自交付之日起算。"]),
)
add(
    "said-revoked-notice",
    AREA,
    None,
    extra=[
        (
            "docx",
            [
                ("c", "解除合同通知书"),
                f"{UNIT}：",
                "因贵司逾期支付租金，我司决定自2025年7月1日起解除与贵司于2022年12月20日签订的《房屋租赁合同》，请于7月31日前腾退银城路68号3幢房屋。",
                "绍兴皋埠科创园运营有限公司",
                "2025年6月20日",
            ],
            "11通知.docx",
        )
    ],
)
add(
    "said-table-lease",
    AREA,
    "met",
    premises=_paper(
        ("c", "厂房租赁合同书"),
        (
            "t",
            [
                ["出租人", "绍兴皋埠科创园运营有限公司"],
                ["承租人", UNIT],
                ["租赁标的", "银城路68号3幢"],
                ["计租面积", "1,200.00㎡"],
                ["租期", "2023.01.01—2028.12.31"],
                ["用途", "中试"],
            ],
        ),
        "签订日期：2022年12月20日",
    ),
)
add(
    "said-free-use",
    AREA,
    "met",
    premises=_paper(
        ("c", "场地无偿使用协议"),
        "甲方：绍兴市越城区皋埠街道办事处",
        f"乙方：{UNIT}",
        "一、甲方将位于银城路68号3幢的厂房1200平方米无偿提供给乙方用于中试平台建设。",
        "二、使用期限：2023年1月1日至2028年12月31日。",
        "甲方（盖章） 乙方（盖章）",
        "2022年12月20日",
    ),
)
add(
    "said-day-rent",
    AREA,
    None,
    premises=_paper(
        ("c", "场地短期租用确认单"),
        "出租方：绍兴皋埠科创园运营有限公司",
        f"承租方：{UNIT}",
        "场地面积1200平方米，租用日期2025年3月1日至2025年3月15日。",
        "2025年2月20日",
    ),
)
add(
    "said-warehouse",
    AREA,
    None,
    premises=_lease(text="房屋坐落于绍兴市越城区皋埠街道银城路68号3幢，建筑面积1200平方米，用途为仓储。"),
)
add(
    "said-canteen",
    AREA,
    None,
    premises=_lease(text="房屋坐落于绍兴市越城区皋埠街道银城路68号3幢，建筑面积1200平方米，用作职工食堂及活动中心。"),
)
add(
    "said-cert-coown",
    AREA,
    None,
    premises=(
        "docx",
        [
            ("c", "不动产权证书"),
            "浙（2021）绍兴市不动产权第0034567号",
            (
                "t",
                [
                    ["权利人", f"{UNIT}、{OTHER}"],
                    ["共有情况", "按份共有（各50%）"],
                    ["坐落", "绍兴市越城区皋埠街道银城路68号3幢"],
                    ["用途", "工业"],
                    ["面积", "房屋建筑面积1200.00平方米"],
                ],
            ),
            "登记日期：2021年5月10日",
        ],
    ),
)
add("said-cert-two-uses", AREA, "met", premises=_certificate(area="房屋建筑面积：1850.00平方米"))
add(
    "said-cert-mortgage",
    AREA,
    "met",
    premises=_certificate(extra=["附记：该不动产已于2022年3月设立抵押，抵押权人：中国银行绍兴分行。"]),
)
add(
    "said-cert-warning",
    AREA,
    None,
    premises=_certificate(
        extra=["附记：该不动产已于2024年9月依绍兴市越城区人民法院裁定转移登记至绍兴柯北精密机械有限公司。"]
    ),
)
add(
    "said-cert-decimal",
    AREA,
    "met",
    premises=_certificate(area="房屋建筑面积1200.00㎡ 其中：专有建筑面积1130.5㎡，分摊建筑面积69.5㎡"),
)
add(
    "said-area-900-actual",
    AREA,
    "900",
    premises=_lease(
        text="房屋坐落于绍兴市越城区皋埠街道银城路68号3幢，证载建筑面积1200平方米，双方实测并确认租用面积900平方米，用途为中试。"
    ),
)
add(
    "said-area-after-return",
    AREA,
    "700",
    premises=_lease(extra=["补充约定：自2025年1月1日起，乙方退还东侧500平方米，租用面积变更为700平方米。"]),
)
add(
    "said-renew-oral",
    AREA,
    None,
    premises=_lease(term="租赁期限自2020年1月1日起至2024年12月31日止，期满后双方口头约定继续使用。"),
)
add("said-renew-auto", AREA, None, premises=_lease(term="租赁期限三年，自2020年1月1日起至2022年12月31日止。"))
add(
    "said-other-project",
    AREA,
    None,
    premises=_lease(text="房屋坐落于绍兴市越城区皋埠街道银城路68号3幢，建筑面积1200平方米，用途为员工宿舍（公寓）。"),
)
add(
    "said-plan-drawing",
    AREA,
    None,
    premises=_paper(("c", "中试基地平面布置图说明"), UNIT, "本图所示中试区建筑面积1200平方米，拟于2026年6月建成。"),
)
# ---- revenue
add(
    "said-after-related",
    SHARE,
    None,
    audit=_told(
        f"经审计，{PLATFORM}2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元（含向母公司{PARENT}提供服务收入1,900,000.00元）。"
    ),
)
add(
    "said-group-members",
    SHARE,
    None,
    audit=_told(
        f"经审计，{PLATFORM}2024年度中试服务总收入8,000,000.00元，其中为集团内兄弟企业提供服务收入2,400,000.00元，占比30.00%。"
    ),
)
add(
    "said-inner-outer",
    SHARE,
    "0.1",
    audit=_audit(
        body=[
            (
                "t",
                [
                    ["项目", "2024年度（元）", "占比"],
                    ["对内服务收入", "7,200,000.00", "90%"],
                    ["对外服务收入", "800,000.00", "10%"],
                    ["中试服务收入合计", "8,000,000.00", "100%"],
                ],
            )
        ]
    ),
)
add(
    "said-wrong-share",
    SHARE,
    None,
    audit=_told(
        f"经审计，{PLATFORM}2024年度中试服务总收入8,000,000.00元，其中对外中试服务收入800,000.00元，对外中试服务收入占比30.00%。"
    ),
)
add(
    "said-agreed-procedures",
    SHARE,
    None,
    audit=_audit(title="商定程序报告", extra=["由于上述程序不构成审计或审阅，我们不对收入发表鉴证意见。"]),
)
add("said-review", SHARE, None, audit=_audit(title="审阅报告", extra=["我们没有实施审计，因而不发表审计意见。"]))
add("said-internal", SHARE, None, audit=_audit(title="内部审计报告", firm=f"{UNIT}审计监察部"))
add(
    "said-two-years-sum",
    SHARE,
    None,
    audit=_told(
        f"经审计，{PLATFORM}2023年度和2024年度两年合计中试服务总收入8,000,000.00元，其中对外中试服务收入2,400,000.00元，占比30.00%。"
    ),
)
add(
    "said-reserved",
    SHARE,
    None,
    audit=_audit(
        extra=["四、保留意见的基础：对外中试服务收入中180万元未能取得客户确认函，我们无法获取充分、适当的审计证据。"]
    ),
)
add(
    "said-trading",
    SHARE,
    None,
    audit=_told(
        f"经审计，{PLATFORM}2024年度总收入8,000,000.00元，其中对外销售中试产品收入2,300,000.00元，对外中试服务收入100,000.00元。"
    ),
)
add(
    "said-good-prose",
    SHARE,
    "met",
    audit=_told(
        f"2024年度，{PLATFORM}实现中试服务收入捌佰万元整，其中面向外部企业的中试服务收入240万元，占中试服务收入的30%。"
    ),
)
add(
    "said-good-table-wan",
    SHARE,
    "met",
    audit=_audit(
        body=[
            "单位：万元",
            (
                "t",
                [
                    ["项目", "2024年度"],
                    ["中试服务总收入", "800.00"],
                    ["其中：对外中试服务收入", "240.00"],
                    ["对外中试服务收入占比", "30.00%"],
                ],
            ),
        ]
    ),
)
add("said-pages-stamp", SHARE, None, audit=_audit(extra=["（本报告未经注册会计师签字盖章，仅供内部讨论）"]))
add(
    "said-platform-other",
    SHARE,
    None,
    audit=(
        "docx",
        [
            ("c", "专项审计报告"),
            "浙越会专审〔2025〕112号",
            f"{UNIT}：",
            "我们审计了贵单位检验检测中心2024年度服务收入情况。",
            "经审计，检验检测中心2024年度服务总收入8,000,000.00元，其中对外服务收入2,400,000.00元，占比30.00%。",
            "浙江越信会计师事务所（普通合伙）",
            "2025年3月20日",
        ],
    ),
)
# ---- licence
add(
    "said-precheck",
    SEAT,
    None,
    licence=_paper(
        ("c", "企业名称预先核准通知书"),
        f"名称：{UNIT}",
        "拟设立住所：绍兴市越城区",
        "绍兴市越城区市场监督管理局",
        "2025年6月1日",
    ),
)
add(
    "said-moved-out",
    SEAT,
    None,
    extra=[
        (
            "docx",
            [
                ("c", "企业迁出登记通知书"),
                f"{UNIT}：",
                "你单位住所由绍兴市越城区皋埠街道银城路68号变更为杭州市余杭区文一西路998号，予以迁出登记。",
                "绍兴市越城区市场监督管理局",
                "2025年8月1日",
            ],
            "11迁出.docx",
        )
    ],
)
add(
    "said-hangzhou",
    SEAT,
    None,
    licence=_licence(place="浙江省杭州市滨江区绍兴路18号", registrar="杭州市滨江区市场监督管理局"),
)
add("said-dormant", "1.operating", None, licence=_licence(extra=["经营状态：歇业（2025年5月1日至2026年4月30日）"]))
add(
    "said-deregister-notice",
    SEAT,
    None,
    extra=[
        (
            "docx",
            [
                ("c", "准予注销登记通知书"),
                f"{UNIT}：",
                "你单位提交的注销登记申请材料齐全，符合法定形式，我局决定准予注销登记。",
                "绍兴市越城区市场监督管理局",
                "2025年8月1日",
            ],
            "11注销.docx",
        )
    ],
)
add("said-branch2", "1.legal_person", None, licence=_licence(type="有限责任公司分公司(自然人投资或控股)"))
add("said-partnership", "1.legal_person", None, licence=_licence(type="普通合伙企业"))
add(
    "said-good-grid",
    SEAT,
    "met",
    licence=(
        "docx",
        [
            ("c", "营业执照"),
            (
                "t",
                [
                    ["统一社会信用代码", CODE, "类型", "其他有限责任公司"],
                    ["名称", UNIT, "注册资本", "伍仟万元整"],
                    ["法定代表人", CREW[0][0], "成立日期", "2019年05月06日"],
                    ["住所", "浙江省绍兴市越城区皋埠街道银城路68号", "营业期限", "长期"],
                ],
            ),
            "登记机关：绍兴市越城区市场监督管理局",
        ],
    ),
)
# ---- credit
add(
    "said-serious",
    RECORD,
    None,
    credit=_credit(extra=["附：重大税收违法失信主体名单查询结果：1条（绍税稽罚〔2024〕12号）。"]),
)
add(
    "said-investigation",
    RECORD,
    None,
    credit=_credit(extra=["2025年7月，该单位因涉嫌重大环境违法被生态环境部门立案调查，目前尚未结案。"]),
)
add(
    "said-penalty-later",
    RECORD,
    None,
    credit=_credit(
        rows=[
            ["类别", "结果"],
            ["行政处罚", "查得1条，已缴纳罚款"],
            ["严重失信主体名单", "无"],
            ["经营异常名录", "无"],
            ["环境违法", "无"],
            ["安全生产事故", "无"],
        ]
    ),
)
add(
    "said-one-year",
    RECORD,
    None,
    credit=("docx", ["查询范围：近六个月" if x == "查询范围：近三年" else x for x in credit()]),
)
add("said-executed", RECORD, None, credit=_credit(rows=[*CLEAR, ["失信被执行人", "1"]]))
add(
    "said-good-none",
    RECORD,
    "met",
    credit=_credit(rows=[[r[0], r[1] if i == 0 else "未查询到相关记录"] for i, r in enumerate(CLEAR)]),
)
add(
    "said-good-certificate-in-prose",
    RECORD,
    "met",
    credit=(
        "docx",
        [
            ("c", "企业信用状况证明"),
            f"兹证明{UNIT}（统一社会信用代码{CODE}）自2022年9月1日至2025年9月1日，未发现严重失信记录、重大行政处罚、环境违法及安全生产事故记录。",
            "绍兴市信用中心",
            "2025年9月5日",
        ],
    ),
)
add(
    "said-in-table-note",
    RECORD,
    None,
    credit=_credit(
        rows=[
            ["类别", "记录条数", "备注"],
            ["行政处罚", "0", ""],
            ["严重失信主体名单", "0", "列入期：2023.6-2024.6，已移出"],
            ["经营异常名录", "0", ""],
            ["环境违法", "0", ""],
            ["安全生产事故", "0", "2024年1起，调查中未录入"],
        ]
    ),
)
add(
    "said-list-two",
    RECORD,
    None,
    credit=_credit(
        rows=[
            ["类别", "记录条数"],
            ["行政处罚", "零"],
            ["严重失信主体名单", "贰"],
            ["经营异常名录", "零"],
            ["环境违法", "零"],
            ["安全生产事故", "零"],
        ]
    ),
)
