"""`python -m pilotdocs`."""

from pilotdocs.cli import main

if __name__ == "__main__":
    main()
