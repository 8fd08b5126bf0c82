"""One application in which every condition is met, and hundreds of variants with one paper changed: see `base`."""
