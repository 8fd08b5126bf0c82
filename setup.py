"""Copies the data folders of the checkout into the package when a wheel is built; all else is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

# folder at the top of the checkout → what of it ships
SHIPPED = {"rules": "**/*", "templates": "**/*", "corpora": "demo/**/*"}


class BuildWithData(build_py):
    """build_py, and then the data folders as `pilotdocs/shipped/…`. An editable install reads the checkout itself."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        root = Path(__file__).resolve().parent
        for name, pattern in SHIPPED.items():
            for source in sorted((root / name).glob(pattern)):
                if source.is_file():
                    target = Path(self.build_lib, "pilotdocs", "shipped", source.relative_to(root))
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, target)


setup(cmdclass={"build_py": BuildWithData})
