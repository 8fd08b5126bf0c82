"""Every Chinese word that the reports of this room print, so that an office can change one without reading logic."""

from __future__ import annotations

from typing import Any

VERDICTS = {
    "met": "符合",
    "not_met": "不符合",
    "judgement": "提请研判",
    "unproven": "待补正",
    "manual": "人工核查",
}
REASONS = {
    "reached": "达到要求",
    "missed": "未达到要求",
    "soft_missed": "低于一般性要求",
    "reading_decides": "不同口径结论不同",
    "excluded": "不属于可申报的主体",
    "claim_only": "仅有申报数，佐证不足",
    "nothing_found": "未见相关材料",
    "needs_person": "须由人工判断",
}
STRENGTH = {True: "硬性", False: "一般性", None: "定性"}
SEVERITIES = {"error": "重要", "warning": "一般", "info": "提示"}
SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
DISCREPANCIES = {
    "claim_exceeds_evidence": "申报数高于佐证",
    "claim_below_evidence": "申报数低于佐证",
    "claim_inconsistent": "申报前后不一致",
    "total_mismatch": "合计与明细不符",
    "ratio_mismatch": "占比与分子分母不符",
    "name_mismatch": "单位名称或代码不符",
    "uscc_invalid": "信用代码校验不通过",
    "wrong_period": "所属期间不符",
    "expired": "不在有效期内",
    "over_cap": "租赁计入超过上限",
    "duplicate_row": "重复列示",
    "not_insured": "未见参保",
    "wrong_basis": "计价口径不符",
    "planned_only": "仅有规划目标",
    "evidence_conflict": "佐证之间不一致",
    "hidden_text": "存在隐藏内容",
    "unreadable": "文件无法读取",
    "shared_person": "人员跨平台重复",
    "shared_asset": "设备跨平台重复",
    "shared_premises": "场地跨平台重复",
    "same_file": "文件跨平台相同",
}
KINDS = {
    "plan": "建设方案",
    "business_licence": "营业执照",
    "staff_roster": "人员名册",
    "social_insurance": "社保证明",
    "audit_report": "审计报告",
    "property_certificate": "不动产权证",
    "premises_lease": "场地租赁合同",
    "equipment_list": "设备清单",
    "equipment_invoice": "设备发票",
    "equipment_lease": "设备租赁合同",
    "service_contract": "中试服务合同",
    "credit_report": "信用报告",
    "commitment_letter": "承诺书",
    "management_rules": "管理制度",
    "development_plan": "发展规划",
    "funding_proof": "经费保障证明",
    "recommendation": "推荐意见",
    "other": "其他材料",
}
QUANTITIES = {
    "established": "成立日期",
    "registered_place": "住所",
    "organisation_type": "主体类型",
    "uscc": "统一社会信用代码",
    "pilot_staff": "中试人才队伍",
    "pilot_staff_technical": "技术人员",
    "pilot_staff_skilled": "技能人员",
    "pilot_staff_managerial": "管理人员",
    "pilot_staff_marketing": "营销人员",
    "pilot_area": "中试场地及配套设施面积",
    "equipment_owned": "自有设备原值",
    "equipment_leased_rent": "租赁设备当年租金",
    "equipment_counted": "计入的设备价值",
    "pilot_revenue_total": "中试服务总收入",
    "pilot_revenue_external": "对外中试服务收入",
    "external_share": "对外中试服务收入占比",
}
UNIT_NAMES = {"person": "人", "m2": "㎡", "CNY": "元", "ratio": "", "count": "", "text": "", "date": ""}
BOUND_MARKS = {"at_least": "不少于", "over": "超过", "at_most": "不超过", "under": "不足", "about": "约"}
STATUSES = {"actual": "现状", "planned": "规划", "echo": "复述条款"}
ROLES = {"claim": "申报", "evidence": "佐证"}
READINGS = {
    "of_total": "以自有加计入租金之和的30%为限",
    "of_owned": "以自有设备原值的30%为限",
    "of_threshold": "以门槛金额的30%为限",
}
TEXT_KINDS = {"native": "有文字层", "ocr": "扫描识别", "mixed": "部分扫描识别", "none": "未能读取"}

# Why a row of a list was not counted, or not in full. An unknown code is printed as it is.
ROW_CODES = {
    "not_insured": "未见参保",
    "duplicate_row": "重复列示",
    "duplicate": "重复列示",
    "hidden_text": "隐藏内容",
    "hidden": "隐藏内容",
    "name_mismatch": "权属或单位不符",
    "wrong_basis": "计价口径不符",
    "expired": "不在有效期内",
    "not_begun": "尚未开始",
    "not_in_force": "不在有效期内",
    "over_cap": "超过上限核减",
    "wrong_period": "所属期间不符",
    "planned": "规划内容",
    "planned_only": "规划内容",
    "leased": "租赁设备",
    "borrowed": "借用设备",
    "category": "非设备",
    "other_organisation": "其他单位",
    "residential": "住宅用途",
    "excluded": "不计入",
}

DECISIONS = {"accepted": "采纳", "rejected": "不采纳", "noted": "备注"}
DECISION_STATES = {"kept": "数据未变，沿用", "reopened": "数据有变，重新审核", "unmatched": "本次无对应结论"}

MEMO = {
    "title": "中试平台申报材料审核备忘录",
    "subtitle": "工具辅助生成，结论均为建议，以人工复核为准",
    "header": "审核备忘录",
    "applicant": "申报单位",
    "uscc": "信用代码",
    "platform": "平台名称",
    "day": "申报日期",
    "basis": "审核依据",
    "pack": "规则包",
    "not_found": "未找到",
    "draft": "征求意见稿，尚未施行",
    "draft_note": "本指引为征求意见稿，尚未施行，条款以正式印发文本为准。",
    "tally": "建议汇总",
    "conclusion": "审核结论（建议）",
    "decide": "须由上级决定的事项",
    "nothing_to_decide": "没有须由上级决定的事项。",
    "see": "详见",
    "more_decide": "另有{n}项，见条件审核表。",
    "report": "图文报告",
    "formal": "形式审查表",
    "conditions": "条件审核表",
    "consistency": "一致性核对表",
    "details": "核定明细",
    "discrepancies": "差异与疑点",
    "readings": "不同口径的测算",
    "corrections": "补正清单",
    "site": "现场核查表",
    "decisions": "人工决定",
    "limits": "说明与局限",
    "sign": "签署",
    "none": "无。",
    "required": "必交",
    "optional": "选交",
    "present": "已提交",
    "absent": "未见",
    "dash": "—",
    "from_form": "基本情况表",
    "from_text": "方案正文",
    "from_evidence": "佐证材料",
    "agree": "未见不一致",
    "single": "仅一处",
    "planned_mark": "（规划）",
    "echo_mark": "（复述条款）",
    "cut": "核减",
    "added": "核增",
    "no_evidence": "未见佐证",
    "basis_link": "〔依据〕",
    "more_figures": "另有{n}处",
    "claimed": "申报",
    "accepted": "核定",
    "issued": "出具于",
    "until": "至",
    "open_end": "长期",
    "reached": "达到",
    "not_reached": "未达到",
    "unknown": "无法判断",
    "kept_rows": "计入",
    "rows_left": "其余{n}行见 figures.xlsx。",
    "sum": "合计",
    "changed": "变化",
    "reason": "理由",
}
PAGE_NUMBER = ("第 ", " 页　共 ", " 页")
MEMO_HEADS = {
    "verdicts": ("序号", "认定条件", "核定情况及出处", "建议结论", "结论编号"),
    "formal": ("序号", "材料名称", "要求", "是否提交", "所在文件及页码", "有效期或出具日期", "问题"),
    "conditions": (
        "条件及条款原文",
        "申报数及出处",
        "佐证数及出处",
        "核减／核增及理由",
        "核定数",
        "差异",
        "建议结论",
        "现场核查",
    ),
    "consistency": ("指标", "基本情况表", "方案正文", "佐证材料", "判断"),
    "details": ("序号", "名称", "列示数", "核定数", "原因代码", "理由", "出处"),
    "readings": ("条件", "口径", "测算结果", "是否达到", "出处"),
    "corrections": ("序号", "需补正的事项", "依据"),
    "site": ("序号", "核查内容", "材料所载情况及出处", "现场情况", "核查结论"),
    "decisions": ("结论编号", "决定", "理由", "状态", "变化"),
    "files": ("编号", "文件", "读取方式", "说明"),
    "sign": ("环节", "意见", "签字", "日期"),
}
SIGN_ROWS = ("初审", "复核", "处室负责人")
DATE_BLANK = "    年    月    日"
LIMITS = {
    "advice": "本备忘录由程序根据申报材料整理，所有结论均为建议，以人工复核为准。",
    "pack": "规则包 {id}，校验值 SHA-256：{sha}。",
    "cut": "占比和商按四位以内小数截取显示，比较时不取舍。",
    "masked": "身份证号和电话号码已遮盖；标注副本是申报材料的副本，内容未改动，请按原件管理。",
    "unmasked": "本次应要求未遮盖身份证号和电话号码，请妥善保管。",
    "ocr": "下列出处来自扫描识别，识别把握较低，请对照原图复核：",
    "unread": "下列文件未能读取或读取不全，其内容既不视为零，也不视为未提交：",
    "unmarked": "下列文件被引用但没有标注副本（格式不支持标注或文件受保护），请对照 report.html 查看：",
    "coverage": "申报内容与佐证材料的对应情况：",
    "fonts": "文中字体为公文常用字体，未安装这些字体的电脑会以相近字体显示。",
}
PAPERS_MISSING = "请补充提交{name}。"

MARKS = {
    "author": "审核程序",
    "initials": "审",
    "claim": "{name}：申报数{value}",
    "evidence": "{name}：佐证数{value}",
    "row": "{label}：{reason}",
    "elsewhere": "所指内容位于{place}，该处不能插入批注：",
    "back": "查看依据",
    "link": "依据：{href}",
    "findings": "（{ids}）",
}
MARK_PROBLEMS = {
    "format": ("not_marked", "该格式不作标注。", "请在 report.html 中查看出处。"),
    "encrypted": ("not_marked", "文件受密码保护，未作标注。", "请在 report.html 中查看出处。"),
    "damaged": ("not_marked", "文件结构异常，未作标注。", "请在 report.html 中查看出处。"),
    "too_large": ("not_marked", "文件过大，未作标注。", "请在 report.html 中查看出处。"),
    "missing": ("not_marked", "找不到原文件，未作标注。", "请确认申报文件夹在审核期间未被移动。"),
    "place": ("mark_not_placed", "有{n}处出处未能在副本中定位。", "请按备忘录所列位置在原件中查看。"),
    "many": ("mark_not_placed", "标注超过{n}处，其余未标。", "请在 report.html 中查看出处。"),
}
REPORT_PROBLEM = ("report_failed", "{name}未能写出：{why}。", "其余结果不受影响；请检查输出位置的空间和权限后重试。")
MORE_PLACES = "等{n}处"
RULE_CITATION = "规则 {condition}"
LOCATORS = {
    "p": "第{n}段",
    "tbl": "表{n}",
    "r": "第{n}行",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "header": "页眉{n}",
    "footer": "页脚{n}",
    "textbox": "文本框",
    "comments": "批注",
}
DATA_FAULTS = {
    "large": "文件过大",
    "open": "打不开",
    "open_remedy": "请检查路径是否正确",
    "json": "不是有效的 JSON",
    "schema": "不是 {schema} 格式",
    "key": "缺少“{key}”",
    "list": "“{key}”应是记录的列表",
    "finding": "“findings”中有一项缺少 condition、verdict 或 title",
    "remedy": "请使用审核命令写出的 audit.json，不要手工修改",
}
DECISION_FAULTS = {
    "large": "文件过大",
    "open": "打不开",
    "open_remedy": "请检查路径是否正确",
    "json": "不是有效的 JSON",
    "schema": "不是 {schema} 格式",
    "item": "第{n}项决定缺少 finding 或 decision，或写法不对",
    "remedy": "请使用 report.html 保存的 decisions.json",
}
FACT_ROLES = {"claimed": "申报数", "evidenced": "佐证数", "used": "核定数"}
VERDICT_CHANGED = "建议结论由“{old}”变为“{new}”"
FACT_CHANGED = "{name}{role}由{old}变为{new}"
FIGURES_CHANGED = "所依据的数据有增减"
TALLY_WORD = "{name}{n}项"
PAGES = (" 第{n}页", " 第{n}—{m}页")
ROWS_CODED = "{name}{n}行"
CORRECTION_KIND = "形式审查表"
ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
PAGE_WORDS: dict[str, Any] = {
    "title": "审核图文报告",
    "skip": "跳到正文",
    "noscript": "请在浏览器中启用脚本以查看本页；本页不联网，所有内容都在本文件内。审核结论另见审核备忘录。",
    "applicant": "申报单位",
    "uscc": "信用代码",
    "platform": "平台名称",
    "day": "申报日期",
    "rules": "审核依据",
    "notFound": "未找到",
    "draft": "本指引为征求意见稿，尚未施行，条款以正式印发文本为准。",
    "advice": "结论均为建议，以人工复核为准。",
    "save": "保存决定",
    "print": "打印",
    "help": "键盘操作",
    "navigation": "认定条件",
    "search": "查找（/）",
    "found": "{n}处符合",
    "discrepancies": "差异与疑点",
    "rows": "核定明细",
    "papers": "提交材料",
    "documents": "文件",
    "coverage": "对应情况",
    "others": "其他数据",
    "pictureOf": "{place} 的图片，内容：{quote}",
    "above": "（见上）",
    "unsure": "识别把握 {n}",
    "place": "出处",
    "method": "读取方式",
    "none": "—",
    "claimed": "申报数",
    "evidenced": "佐证数",
    "used": "核定数",
    "claims": "申报",
    "proofs": "佐证",
    "noClaim": "未见申报",
    "noProof": "未见佐证",
    "flips": "改变结论的条件",
    "readings": "不同口径",
    "reading": "口径",
    "value": "测算结果",
    "reached": "是否达到",
    "unknown": "无法判断",
    "yes": "达到",
    "no": "未达到",
    "figures": "相关出处",
    "steps": "推算步骤",
    "ask": "补正要求",
    "site": "现场核查",
    "decision": "复核决定",
    "accepted": "采纳",
    "rejected": "不采纳",
    "noted": "备注",
    "reason": "理由",
    "nothing": "无",
    "label": "名称",
    "listed": "列示数",
    "counted": "核定数",
    "code": "原因代码",
    "kept": "计入",
    "paper": "材料",
    "need": "要求",
    "there": "是否提交",
    "files": "所在文件",
    "required": "必交",
    "optional": "选交",
    "yesThere": "已提交",
    "notThere": "未见",
    "number": "编号",
    "file": "文件",
    "kind": "材料种类",
    "pages": "页数",
    "textKind": "读取方式",
    "problem": "问题",
    "saved": "已保存{n}项决定",
    "close": "关闭",
    "keys": [
        ["j", "下一项条件"],
        ["k", "上一项条件"],
        ["Enter", "到复核决定"],
        ["1 2 3", "采纳、不采纳、备注"],
        ["/", "查找"],
        ["?", "显示本说明"],
        ["Esc", "离开输入框"],
    ],
}
WORKBOOK_SHEETS = {"figures": "数据", "facts": "核定", "rows": "明细", "discrepancies": "差异"}
WORKBOOK_HEADS = {
    "figures": (
        "编号", "指标", "数值", "单位", "来源性质", "状态", "界限", "期间", "原文", "文件", "出处", "读取方式", "把握",
    ),
    "facts": ("指标", "单位", "申报数", "佐证数", "核定数", "依据", "数据编号"),
    "rows": ("指标", "名称", "列示数", "核定数", "原因代码", "理由", "原文", "文件", "出处"),
    "discrepancies": ("编号", "轻重", "类别", "指标", "说明", "出处", "文件"),
}  # fmt: skip
REPORT_NAMES = {
    "json": "audit.json",
    "memo": "审核备忘录.docx",
    "marked": "标注",
    "html": "report.html",
    "sarif": "findings.sarif",
    "workbook": "figures.xlsx",
}
OUTPUT_FAULTS = {"folder": "无法建立输出目录", "remedy": "请检查路径、权限和磁盘空间"}
