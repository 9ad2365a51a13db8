"""The process that makes one PDF: a job as JSON comes in, a file comes out. It loads nothing of the site.

So a PDF takes no memory of the web server, and whatever goes wrong in typst ends here. The job has `template` (a file
beside this one), `data` (what that reads), `folder` (where its files stand), `fonts` (folders), `standards`
and `output` (the file that it writes). Exits with 1 and a line of text when it cannot be made.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent


def make(job: dict[str, Any]) -> None:
    typst.compile(
        (HERE / f"{job['template']}.typ").read_bytes(),
        output=job["output"],
        format="pdf",
        root=job["folder"],
        font_paths=job["fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(job["data"])},
        pdf_standards=job["standards"],
        pdf_tags=bool(job["standards"]),
    )


def main() -> int:
    try:
        make(json.load(sys.stdin.buffer))
    except RuntimeError as error:  # TypstError is one
        print(str(error).partition("\n")[0], file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
