"""Data → notices: templates, layout after GB/T 9704-2012, work days, guards and checks."""

from pilotdocs.notices.desk import Report, Request, find_kind, run_request
from pilotdocs.notices.kinds import KINDS, Field, Kind
from pilotdocs.notices.profile import Profile, load_profile
from pilotdocs.notices.render import NoticeTemplate, load_template
from pilotdocs.notices.write import Order, Result, write_notices
from pilotdocs.workdays import last_work_day, months_after

__all__ = [
    "KINDS",
    "Field",
    "Kind",
    "NoticeTemplate",
    "Order",
    "Profile",
    "Report",
    "Request",
    "Result",
    "find_kind",
    "last_work_day",
    "load_profile",
    "load_template",
    "months_after",
    "run_request",
    "write_notices",
]
