"""Characters and ruled lines of a page → blocks and tables in reading order."""
