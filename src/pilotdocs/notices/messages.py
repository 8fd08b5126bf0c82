"""The sentences that this room says to a clerk."""

from __future__ import annotations

from typing import Any

PROFILE = {
    "open": "版式文件打不开",
    "large": "版式文件太大",
    "yaml": "不是有效的 YAML",
    "key": "有不认识的项目“{key}”",
    "section": "缺少“{key}”一节",
    "value": "“{key}”缺少或写法不对",
    "remedy": "请以自带的 layout.yaml 为样子修改",
}

TEMPLATE = {
    "open": "打不开，可能已损坏或不是 docx",
    "missing": "找不到这个文件",
    "large": "文件过大",
    "parts": "压缩包内的文件过多或过大",
    "macro": "带有宏",
    "foreign": "含有不允许的内容：{found}",
    "object": "嵌入的对象或外部模板",
    "entity": "XML 实体声明",
    "external": "指向外部文件的链接（如外部图片）",
    "fetch": "读取外部内容的域（如 INCLUDETEXT、DDE）",
    "syntax": "标签写错：{detail}",
    "unsafe": "含有不允许的写法：{detail}",
    "unknown": "用了不认识的字段：{names}",
    "render": "填写时出错：{detail}",
    "remedy": "请用 pilotdocs template check 查出位置，在 Word 中改好",
    "remedy_new": "请用 pilotdocs template new 取一份新的",
    "remedy_fields": "可用的字段见 pilotdocs template fields {kind}",
}

DATA = {
    "open": "打不开",
    "missing_file": "找不到这个文件",
    "large": "文件过大（上限 20 MB）",
    "syntax": "不是有效的 {format}",
    "format": "不认识这种文件",
    "format_remedy": "请用 .json、.yaml、.xlsx 或 .csv",
    "shape": "内容不是字段和值，也不是收件人的列表",
    "empty": "没有一个收件人",
    "empty_list": "“{name}”是空的，至少要有一行",
    "wide_row": "第 {row} 行的列数多于表头（文字里有逗号的要加引号）",
    "many": "收件人超过 {limit} 个",
    "double": "字段“{name}”写了两遍",
    "list_missing_column": "“{list}”第 {row} 行缺少“{column}”",
    "missing": "缺少字段：{names}",
    "unknown": "有不认识的字段：{names}",
    "hint": "“{name}”（是否想写“{near}”）",
    "wrong": "字段“{name}”应为{wanted}，写的是“{value}”",
    "long": "字段“{name}”太长（上限 {limit} 字）",
    "many_rows": "“{name}”超过 {limit} 行",
    "number": "缺少发文字号",
    "number_remedy": "请填写“发文字号”，或填写“机关代字”并用 --first-number 给出第一个顺序号",
    "remedy": "可用的字段见 pilotdocs template fields {kind}",
    "remedy_file": "请检查文件后重试",
    "from": "不是 audit 的输出目录，找不到可用的 audit.json",
    "from_remedy": "请给出 pilotdocs audit 写出的目录",
    "from_kind": "文书“{kind}”不能从审核结果生成",
    "from_kind_remedy": "可以从审核结果生成的是：补正通知书、推荐意见、不予认定告知书",
}

WANTED = {
    "text": "一段文字",
    "date": "日期（如 2026-03-05 或 2026年3月5日）",
    "int": "整数",
    "money": "金额，以元为单位的数",
    "area": "面积，以平方米为单位的数",
    "ratio": "比例，写成 0.213 或 21.3%",
    "flag": "是或否",
    "list": "表格（每行一组字段）",
    "texts": "若干段文字",
    "choice": "下列之一：{choices}",
}

# what stands under 附件 where the data names none; {…} are fields
ATTACHMENTS = {
    "recommendation": ("主要指标核定情况", "{中试平台}建设方案", "佐证材料"),
    "publicity": ("{年度}年度绍兴市市级中试平台拟认定名单",),
    "recognition": ("{年度}年度绍兴市市级中试平台认定名单",),
    "annual_report_reminder": ("尚未提交{年度}年度有关材料的市级中试平台名单",),
    "evaluation_result": ("市级中试平台绩效评价结果名单",),
    "disqualification": ("{中试平台}有关事实和证据",),
}

REASON_GROUPS = (
    ("已证明不符合", "有关材料证明不符合的条件"),
    ("未证明", "提交的材料未能证明的条件"),
    ("择优未入选", "择优情况"),
)

CHANGES = {"更名": "更名", "股权调整": "股权调整", "重组": "重组", "其他": "变更"}

# words that a title's line end must not break
TITLE_WORDS = (
    "中试平台", "市级", "省级", "绍兴市", "年度", "名单", "拟认定", "认定", "推荐", "同意推荐", "暂缓推荐", "不予推荐",
    "申报", "审核意见", "审核结果", "绩效评价", "结果", "运行情况报告", "工作计划", "运行情况", "催报", "关于",
    "取消", "资格",
    "科学技术局", "科技局", "有限公司", "更名", "变更", "股权调整", "重组", "的公示", "的通知", "的通报", "的函",
    "的复函", "的决定", "材料", "有关", "事实", "证据", "尚未提交", "现代化", "平台",
)  # fmt: skip

DERIVED = {
    "count": "“{name}”写的是“{given}”，按数据应为“{made}”",
    "made": "“{name}”由程序生成，不用写在数据里",
}

GUARDS = {
    "step": "生成{kind}",
    "remedy": "请改正后重试；确有依据的，可用 --force 写明理由（理由会写入记录）",
    "publicity_open": "公示截止日期是{end}，成文日期{day}不晚于它，公示还没有结束",
    "publicity_short": "公示期不足：自{first}至{end}只有{days}个工作日，应为5个工作日",
    "publicity_order": "公示截止日期{end}早于公示起始日期{first}",
    "objection": "这些平台还有未处理的异议：{names}",
    "not_announced": "这些平台不在公示名单里：{names}",
    "meeting_late": "审议日期{meeting}晚于公示起始日期{first}",
    "meeting_after": "审议日期{meeting}晚于成文日期{day}",
    "signed_late": "成文日期{day}晚于公示起始日期{first}",
    "publicity_rest": "公示起始日期{first}不是工作日",
    "twice": "名单里重复出现：{names}",
    "due_basis": "写了补正期限，没有写期限依据",
    "due_past": "期限{due}不晚于成文日期{day}",
    "ask_double": "同一事项要求了两遍：{names}",
    "proof_two": "取消资格要有两个年度（或两次评价）的事实依据，数据里有{count}条",
    "proof_years": "两个年度不连续：{first}、{second}",
    "proof_year": "“{value}”不是年度",
    "proof_result": "“{period}”的情况写的是“{result}”，应为“{wanted}”",
    "proof_same": "两条事实依据写的是同一个年度或评价：{period}",
    "proof_between": "没有写明两次评价之间无其他评价（字段“两次评价之间无其他评价”）",
    "confirm_unmet": "复核情况里有“{result}”的条件，不能予以确认：{names}",
    "changed_late": "变更日期{changed}晚于申请日期{applied}",
    "applied_late": "申请日期{applied}晚于成文日期{day}",
    "rejection_basis": "“{text}”写为已证明不符合，但没有写依据或结论编号",
    "ranking_clause": "择优未入选的原因不应写涉及条件：{text}",
    "recommend_evidence": "没有依据的核定数：{names}",
    "grade_two": "“{name}”两次评价结果都为“不合格”，请另行办理取消资格程序并在数据中核对",
    "reminder_streak": "“{name}”的已连续未提交年数不能小于0",
    "reminder_as_of": "截至日期{as_of}晚于成文日期{day}",
    "future_year": "年度{year}还没有结束，不能催报",
    "number_taken": "发文字号{number}与本批第{row}份重复",
    "number_year": "发文字号的年份与成文日期不一致：{number}，{day}",
    "number_form": "发文字号“{number}”的写法不对，应如“绍市科〔2026〕12号”",
}

WRITE = {
    "written": "已生成",
    "refused": "未生成",
    "forced": "强制生成，理由：{reason}；本应拒绝：{why}",
    "force_empty": "使用 --force 要写明理由",
    "out_many": "收件人不止一个，-o 应是目录",
    "out_file": "写不进去",
    "out_remedy": "请检查位置和权限",
    "result_file": "结果.csv",
    "summary": "共 {total} 份：已生成 {written} 份，未生成 {refused} 份。",
    "nothing": "一份也没有生成",
    "count": "公示期按{way}计算：自{first}至{last}，共{days}个工作日（{source}）。",
    "kind": "没有文书“{kind}”；可用的有：{kinds}",
    "no_data": "没有给出数据：请用 --data 给出数据文件，或用 --from 给出审核结果的目录",
    "common_one": "共同的字段只能有一组",
    "pdf_missing": "没有找到 LibreOffice，未生成 PDF；请安装 LibreOffice，或在 Word、WPS 中另存为 PDF",
    "pdf_failed": "“{name}”没有转成 PDF：LibreOffice 转换失败",
    "pdf_fonts": "字体替代提示：本机没有{missing}，PDF 中由{used}代替；docx 里的字体名不变",
}

AUDIT: dict[str, Any] = {
    "page": "第{page}页",
    "readable": "申报材料应当可以读取",
    "readable_ask": "能够打开、内容清晰的同一份文件",
    "quantities": {
        "established": "成立日期",
        "registered_place": "住所",
        "organisation_type": "单位类型",
        "uscc": "统一社会信用代码",
        "pilot_staff": "中试人员",
        "pilot_staff_technical": "技术人员",
        "pilot_staff_skilled": "技能人员",
        "pilot_staff_managerial": "管理人员",
        "pilot_staff_marketing": "营销人员",
        "pilot_area": "中试场地及配套设施面积",
        "equipment_owned": "自有设备原值",
        "equipment_leased_rent": "申报当年设备租金",
        "equipment_counted": "计入的设备原值",
        "pilot_revenue_total": "上一年度中试服务总收入",
        "pilot_revenue_external": "上一年度对外中试服务收入",
        "external_share": "上一年度对外中试服务收入占比",
    },
}

CHECK = {
    "author": "模板检查",
    "broken": "标签的花括号不成对",
    "wide": "花括号用了全角或中间有空格，应为 {{ }}",
    "syntax": "标签“{tag}”写错：{detail}",
    "unsafe": "标签“{tag}”含有不允许的写法：{detail}",
    "unknown": "用了不认识的字段“{name}”",
    "leftover": "“{word}”像是其他文书留下的内容",
    "font": "这里的文字没有指定中文字体",
    "style_font": "样式“{style}”的字体为{value}，版式规定为{wanted}",
    "style_size": "样式“{style}”的字号为{value}，版式规定为{wanted}（单位：半磅）",
    "style_line": "样式“{style}”的行距为{value}，版式规定为{wanted}（单位：1/20磅）",
    "style_missing": "没有样式“{style}”",
    "picture": "有图片（印章不预先印在模板里）",
    "header": "页眉页脚：{sentence}",
    "no_tags": "模板里没有任何标签",
    "unused": "没有用到必填字段“{name}”",
    "section": "没有页面设置",
    "layout": "{name}为{value}，版式规定为{wanted}（单位：1/20磅，字距为1/4096磅）",
    "w:w": "纸张宽度",
    "w:h": "纸张高度",
    "w:top": "上边距",
    "w:right": "右边距",
    "w:bottom": "下边距",
    "w:left": "左边距",
    "w:linePitch": "网格行距",
    "w:charSpace": "网格字距",
    "good": "模板“{name}”可以使用。",
    "bad": "模板“{name}”有 {count} 处毛病，批注写在“{out}”里。",
    "place": "第 {number} 段：",
    "kind": "看不出“{name}”是哪一种文书，请用 --kind 说明",
    "exists": "已经存在",
    "exists_remedy": "请换一个名称",
}

RESULT_HEAD = ("序号", "收件人", "结果", "文件", "发文字号", "说明")
