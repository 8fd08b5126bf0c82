"""How much of a folder is looked at: bounds well above an honest application, well below what hurts."""

from __future__ import annotations

MIB = 1024 * 1024

FILES = 5_000  # one application; the largest seen hold some hundreds
FOLDER_DEPTH = 32
FILE_SIZE = 1024 * MIB

ARCHIVE_DEPTH = 2  # a zip in a zip is opened, one deeper is not
ARCHIVE_MEMBERS = 5_000
ARCHIVE_TOTAL = 2048 * MIB  # unpacked, over all archives of a folder, counted while unpacking
ARCHIVE_RATIO = 250
ARCHIVE_RATIO_FREE = 32 * MIB  # below this size a ratio harms nobody
ARCHIVE_DIRECTORY = 16 * MIB  # the list of members alone; 5000 members need about 0.5 MiB
REFUSED_NAMED = 100  # refused members that are named one by one

STATEMENT_SIZE = MIB // 16  # application.yaml
