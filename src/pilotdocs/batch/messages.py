"""Every Chinese word that this room prints."""

from __future__ import annotations

from pilotdocs.model.names import SEVERITY_NAMES, VERDICT_NAMES

VERDICTS = VERDICT_NAMES
STATUSES = {"done": "已审核", "unusable": "未能审核", "poisoned": "反复出错"}
SEVERITIES = SEVERITY_NAMES
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
    "key": "比对用的密钥有变化",
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
BUSY_FAR = (
    "正被另一台机器（{host}）上的批量审核使用",
    "请等它结束；确知它已中断的，请删除其中的 .pilotdocs/lock 后再运行",
)
REACH = "访问“{what}”"
FETCH = "取下“{what}”"
STORE_SAYS = "存储没有应答或不允许（{kind}）"
STORE_REMEDY = "请检查地址、网络和访问凭据（AWS_…、FSSPEC_… 环境变量或 ssh 密钥，主机须在 known_hosts 里）"
TOO_MUCH = ("文件太多或太大，本机放不下", "请核对这个文件夹，或清理磁盘空间")
STRANGE_NAME = ("有不能照写的文件名", "请改正文件名（不能有空的或 .. 的一段）")
NO_CLUSTER = ("连不上", "请检查地址，并确认调度程序（dask scheduler）正在运行")
NO_NODES = ("没有可用的处理节点", "请启动 dask worker 后再次运行同一命令，已完成的不会重做")
LOST_CLUSTER = ("连接中断", "请检查调度程序，然后再次运行同一命令，已完成的不会重做")
CONNECT = "连接集群“{address}”"
OTHER_PROGRAM = "处理节点上的程序与本机的版本不同，请装成同一版本"
OTHER_PACK = "处理节点上的规则包“{name}”与本机的不同，请改成同一份"
NO_PACKAGE = ("没有安装{package}", "请先运行 pip install 'pilotdocs[{extra}]'")
