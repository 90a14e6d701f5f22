"""Real answers, kept beside the description that shows them; tests hold their form to what is answered today."""

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def example(name: str) -> Any:
    """The answer kept under a name."""
    return json.loads((HERE / f"{name}.json").read_text())
