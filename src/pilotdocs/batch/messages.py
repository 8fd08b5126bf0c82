"""Every Chinese word that this room prints."""

from __future__ import annotations

VERDICTS = {"met": "符合", "not_met": "不符合", "judgement": "提请研判", "unproven": "待补正", "manual": "人工核查"}
STATUSES = {"done": "已审核", "unusable": "未能审核", "poisoned": "反复出错"}
SEVERITIES = {"error": "重要", "warning": "一般", "info": "提示"}
CODES = {
    "shared_person": "同一人员",
    "shared_asset": "同一设备或发票",
    "shared_premises": "同一场地",
    "same_file": "相同文件",
    "similar_plan": "方案雷同",
}

NEW = "未做过"
DONE = "已完成，无变化"
OUTPUT_GONE = "以前的结果不完整"
CHANGED = {
    "content": "材料有变化",
    "program": "程序版本有变化",
    "pack": "规则包有变化",
    "day": "申报日期有变化",
    "masking": "遮盖设置有变化",
}
GIVEN_UP = "上次未能完成（{reason}）；如要再试，请加 --retry"
AGAIN = "上次未能完成，再试一次"

LINK = "是链接，不跟随；请把材料本身放进来"
LOOSE = "是散放的文件，不属于任何一个申报文件夹；请放进对应的文件夹"
UNLISTED = "打不开；请检查读取权限"
STATED_PACK = "application.yaml 指定的规则包“{name}”不能使用；请改用自带规则包的编号，或用 --rules 指定"

TOO_SLOW = "超过时限 {seconds} 秒仍未完成，已中止"
DIED = "处理进程意外退出（可能是内存不足，或某个文件使程序崩溃）"
NO_MEMORY = "内存不足，已中止"
INTERNAL = "程序内部出错（{kind}），请把这个文件夹的情况告诉开发人员"
TWICE = "{reason}；已重试一次"
UNREAD = "里没有一个文件能读取"

BUSY = ("正被另一次批量审核使用", "请等它结束，或另选输出目录")
NOT_OURS = "“{name}”已在输出目录里，但不是本程序写的；请移走它或另选输出目录"
NO_FOLDERS = ("里没有子文件夹", "批量审核时，每个子文件夹是一份申报；只审一份请用 pilotdocs audit")
NO_ROOT = ("不存在或不能打开", "请检查路径和读取权限")
OUTPUT = ("目录不能建立或不能写", "请检查路径、权限和磁盘空间")
NO_PACKAGE = ("没有安装{package}", "请先运行 pip install 'pilotdocs[{extra}]'")
