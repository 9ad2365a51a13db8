"""Hands a PDF to the process that makes it, in parts when it is large."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from registrations.printing.fonts import FOLDERS

logger = logging.getLogger(__name__)
LONGEST = 60  # seconds, for each part
# One thread, and memory that goes back at once: slower by a tenth of a second, and a quarter of the memory less.
_LEAN = {"RAYON_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")


class NotMade(Exception):
    """The PDF could not be made; the log tells why."""


def make_pdf(template: str, data: dict[str, Any], codes: Sequence[str] = ()) -> bytes:
    """The PDF (PDF/UA-1) of `template` with `data`; `codes` are the texts of its QR codes. Raises NotMade."""
    with TemporaryDirectory() as folder:
        return _run(template, data, folder, codes)


def make_in_parts(
    template: str, parts: Sequence[tuple[dict[str, Any], Sequence[str], int]], *, title: str, size: tuple[int, int]
) -> bytes:
    """The PDF of several: of each the data, the codes and the number of pages, all of `size` (mm). Raises NotMade.

    A part is freed before the next one is made, so that length takes no memory. typst joins them; what is joined is
    tagged by page, so it is no PDF/UA. A single part stays as it is.
    """
    if len(parts) == 1:
        return make_pdf(template, *parts[0][:2])
    with TemporaryDirectory() as folder:
        for number, (data, codes, _) in enumerate(parts):
            Path(folder, f"{number}.pdf").write_bytes(_run(template, data, folder, codes))
        joined = {"title": title, "width": size[0], "height": size[1], "pages": [pages for *_, pages in parts]}
        return _run("joined", joined, folder, standards=())


def _run(
    template: str, data: dict[str, Any], folder: str, codes: Sequence[str] = (), standards: Sequence[str] = ("ua-1",)
) -> bytes:
    job = {"template": template, "data": data, "codes": codes, "folder": folder, "fonts": FOLDERS}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "registrations.printing.child"],
            input=json.dumps({**job, "standards": standards}).encode(),
            capture_output=True,
            check=True,
            cwd=settings.BASE_DIR,
            env={**{name: os.environ[name] for name in _PASSED_ON if name in os.environ}, **_LEAN},
            timeout=LONGEST,
        )
    except subprocess.CalledProcessError as error:
        lines = str(error.stderr, "utf-8", "replace").splitlines()
        logger.error("No PDF of %s: %s", template, lines[-1] if lines else error.returncode)
        raise NotMade from error
    except (subprocess.TimeoutExpired, OSError) as error:
        logger.error("No PDF of %s: %s", template, type(error).__name__)
        raise NotMade from error
    return done.stdout
