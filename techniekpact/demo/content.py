"""Reads the demo content: TOML files whose keys are the field names of the models."""

import tomllib
import uuid
from pathlib import Path
from typing import Any

Row = dict[str, Any]

EXAMPLE = "voorbeeld"
_FOLDER = Path(__file__).parent / "content"
_NAMESPACE = uuid.UUID("6d0c4b0e-3f0b-5d1c-9a38-2b1f4f7f2018")  # of this project's demo rows; must never change


def read(name: str) -> Row:
    """The content of one file, such as `"speakers"` or `"editions/2018"`."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def archive_keys() -> list[str]:
    """The years of the editions that really were, oldest first."""
    return sorted(path.stem for path in (_FOLDER / "editions").glob("*.toml") if path.stem.isdigit())


def guid(*names: str) -> uuid.UUID:
    """The identifier of a demo row: the same names give the same UUID (version 5, RFC 9562 §5.5) for ever."""
    return uuid.uuid5(_NAMESPACE, "/".join(names))
