"""How much of an applicant's file is looked at, and why that much: every bound of the documents room in one place.

A bound is set well above what an honest application holds and well below what would hurt an office computer.
"""

from __future__ import annotations

MIB = 1024 * 1024

# A package (docx, xlsx, ofd …). The largest honest ones are scans pasted into a docx: some hundred pictures.
PACKAGE_MEMBERS = 20_000
PACKAGE_TOTAL = 1024 * MIB  # unpacked, counted while unpacking: the sizes in a zip's directory may lie
MEMBER_SIZE = 256 * MIB  # one picture or embedded file
XML_SIZE = 96 * MIB  # one XML part; a sheet of 100 000 rows by 12 columns has about 60 MiB
# Deflate can't exceed 1032:1; spreadsheet XML full of equal rows honestly reaches about 60:1.
MEMBER_RATIO = 250
RATIO_FREE = 8 * MIB  # below this size a ratio harms nobody


# Text files: a page holds about 2 KiB; 32 MiB is more than any person wrote.
TEXT_SIZE = 32 * MIB
TEXT_BLOCKS = 200_000
HTML_DEPTH = 200
TABLE_CELLS = 500_000

# The worker process that reads one file.
MEMORY_MIB = 2048  # OCR at its largest page needs about 0.7 GiB
STALL_SECONDS = 120.0  # without a sign of progress; a page takes seconds
TOTAL_SECONDS = 1800.0  # a scan of 600 pages at 0.5 pages a second ends in time
MAX_JOBS = 4
FRAME_SIZE = 1024 * MIB  # a worker's answer

# The cache of what was read.
CACHE_SIZE = 1024 * MIB
CACHE_ENTRY = 256 * MIB  # unpacked, decoding refuses more
