"""A path becomes a Folder: scanned, unpacked, hashed, and each file known for what it really is."""

from pilotdocs.folders.scan import scan_file, scan_folder

__all__ = ["scan_file", "scan_folder"]
