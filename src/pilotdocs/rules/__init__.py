"""Rule-pack file → RulePack. A pack is data; docs/rule-packs.md is its author's guide."""

from pilotdocs.rules.fault import Fault
from pilotdocs.rules.store import Listed, check_pack, list_packs, load_pack

__all__ = ["Fault", "Listed", "check_pack", "list_packs", "load_pack"]
