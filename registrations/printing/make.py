"""Hands a PDF to the process that makes it, in parts when it is large."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import segno
from django.conf import settings

from registrations.printing.fonts import FOLDERS

logger = logging.getLogger(__name__)
LONGEST = 60  # seconds, for each part
# One thread, and memory that goes back at once: slower by a tenth of a second, and a quarter of the memory less.
_LEAN = {"RAYON_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}
PIXELS = 3  # of a module: whoever enlarges a picture with soft edges still prints a sharp code
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")


class NotMade(Exception):
    """The PDF could not be made; the log tells why."""


def make_pdf(template: str, data: dict[str, Any], codes: Sequence[str] = ()) -> BinaryIO:
    """The PDF (PDF/UA-1) of `template` with `data`; `codes` are the texts of its QR codes. Raises NotMade.

    A file that is open and in no folder any more: whoever closes it is rid of it.
    """
    with TemporaryDirectory() as folder:
        return _run(template, data, folder, codes).open("rb")


def make_in_parts(
    template: str, parts: Iterable[tuple[dict[str, Any], Sequence[str], int]], *, title: str, size: tuple[int, int]
) -> BinaryIO:
    """The PDF of several: of each the data, the codes and the number of pages, all of `size` (mm). Raises NotMade.

    A part is freed before the next one is worked out, so that length takes no memory. typst joins them; what is joined
    has no tags, so it is no PDF/UA.
    """
    with TemporaryDirectory() as folder:
        lengths = []
        for number, (data, codes, pages) in enumerate(parts):
            _run(template, data, folder, codes, output=f"{number}.pdf")
            lengths.append(pages)
        joined = {"title": title, "width": size[0], "height": size[1], "pages": lengths}
        return _run("joined", joined, folder, fonts=(), standards=()).open("rb")


def _run(
    template: str,
    data: dict[str, Any],
    folder: str,
    codes: Sequence[str] = (),
    *,
    fonts: Sequence[str] | None = None,
    standards: Sequence[str] = ("ua-1",),
    output: str = "made.pdf",
) -> Path:
    """The file that it wrote, `output` in `folder`. Raises NotMade."""
    made = Path(folder, output)
    _draw(codes, Path(folder))
    job = {"template": template, "data": data, "folder": folder, "output": str(made)}
    job |= {"fonts": FOLDERS if fonts is None else fonts, "standards": standards}
    try:
        subprocess.run(
            [sys.executable, "-m", "registrations.printing.child"],
            input=json.dumps(job).encode(),
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
    return made


def _draw(codes: Sequence[str], folder: Path) -> None:
    """As `0.png`, `1.png` and so on: small pictures take half the memory of vector paths in typst, and a tenth of its
    own curves. Here, where segno is loaded already: in the process of typst it would be another 10 MB.

    The mask that suits one code best suits the others, which differ in ten letters; looking for it takes four fifths of
    the time. Any mask is valid (ISO/IEC 18004 §7.8).
    """
    mask = None
    for number, text in enumerate(codes):
        code = segno.make(text, error="m", micro=False, mask=mask)
        code.save(str(folder / f"{number}.png"), scale=PIXELS, border=0)
        mask = code.mask
