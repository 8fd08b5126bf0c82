"""Rule-pack file → RulePack. A pack is data; docs/rule-packs.md is its author's guide."""

from pilotdocs.rules.describe import describe_pack
from pilotdocs.rules.diff import Change, diff_packs
from pilotdocs.rules.fault import Fault
from pilotdocs.rules.store import Listed, check_pack, list_packs, load_pack

__all__ = ["Change", "Fault", "Listed", "check_pack", "describe_pack", "diff_packs", "list_packs", "load_pack"]
