"""Figures and records → facts and discrepancies: what the folder as a whole says (`settle.settle_facts`)."""
