"""The process that makes one PDF: a job as JSON comes in, the PDF goes out. It loads nothing of the site.

So a PDF takes no memory of the web server, and whatever goes wrong in typst ends here. The job has `template` (a file
beside this one), `data` (what that reads), `codes` (texts of QR codes, which the template finds as `/0.png`, `/1.png`
and so on), `folder` (where these come, and where files for the template may stand), `fonts` (folders) and `standards`.
Exits with 1 and a line of text when it cannot be made.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import segno
import typst

HERE = Path(__file__).parent
PIXELS = 3  # of a module: whoever enlarges a picture with soft edges still prints a sharp code


def draw(codes: Sequence[str], folder: Path) -> None:
    """As small pictures: half the memory that vector paths take in typst, and a tenth of its own curves.

    The mask that suits one code best suits the others, which differ in ten letters; looking for it takes four fifths of
    the time. Any mask is valid (ISO/IEC 18004 §7.8).
    """
    mask = None
    for number, text in enumerate(codes):
        code = segno.make(text, error="m", micro=False, mask=mask)
        code.save(str(folder / f"{number}.png"), scale=PIXELS, border=0)
        mask = code.mask


def make(job: dict[str, Any]) -> bytes:
    draw(job["codes"], Path(job["folder"]))
    return typst.compile(
        (HERE / f"{job['template']}.typ").read_bytes(),
        root=job["folder"],
        font_paths=job["fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(job["data"])},
        pdf_standards=job["standards"],
    )


def main() -> int:
    try:
        pdf = make(json.load(sys.stdin.buffer))
    except RuntimeError as error:  # TypstError is one
        print(str(error).partition("\n")[0], file=sys.stderr)  # noqa: T201
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
