"""The seed articles, read from where they lie beside the repository; they are never copied into it."""

import os
from pathlib import Path

import pytest

from sources.rules.page_text import read_text
from sources.rules.span import Page

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("PROVENANCE_SHARED", ROOT.parent / "shared")) / "seeds"

needs_seeds = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the seed articles are not at {FOLDER}: set PROVENANCE_SHARED"
)


def seed(number: str) -> Page:
    """The seed whose file name starts with the number, read as a pasted page."""
    (path,) = FOLDER.glob(f"{number}_*.txt")
    return read_text(path.read_text(encoding="utf-8"))
