"""Many applications at once, resumed where a run stopped, compared with each other, and summed up."""

from pilotdocs.batch.job import BatchSettings, Job, Result
from pilotdocs.batch.plan import Plan, Planned
from pilotdocs.batch.progress import Event
from pilotdocs.batch.run import Report, plan_batch, run_batch

__all__ = ["BatchSettings", "Event", "Job", "Plan", "Planned", "Report", "Result", "plan_batch", "run_batch"]
