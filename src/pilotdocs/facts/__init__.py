"""Figures and records → facts and discrepancies: what the folder as a whole says. The stage is `settle.settle_facts`."""
