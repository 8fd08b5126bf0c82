"""Every Chinese word that the reports of this room print, so that an office can change one without reading logic."""
