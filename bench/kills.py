"""`make kills`: 500 people sign up with mail while the web server and the worker are killed 30 times each.

Both die by SIGKILL, all their processes at once, at moments that a seed decides, and are started again. Afterwards
nobody whose sign-up was confirmed may be missing, every letter must have come, every counter must be true. A letter
comes twice only where the mail server had accepted it before the worker was killed; those are counted.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bench import servers
from bench.load import LoadError

ENGINES = ("sqlite", "postgres")
LEASE = 3  # seconds; a killed worker's letter is sent again after it


def main() -> int:
    parser = argparse.ArgumentParser(prog="make kills", description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--kills", type=int, default=30, help="of each of the two")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=ENGINES, help="only this one")
    parser.add_argument("--past-the-page", action="store_true", help="the action of signing up, without its form")
    parser.add_argument("--here", action="store_true", help="in this process, on DATABASE_URL")
    choice = parser.parse_args()
    if choice.here:
        return _here(choice)
    try:
        return max([_in_own_process(engine) for engine in ENGINES if choice.engine in (None, engine)])
    except LoadError as error:
        print(error, file=sys.stderr)
        return 1


def _in_own_process(engine: str) -> int:
    """Settings are read once in a process."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kills-")))
        file = f"sqlite:///{folder}/db.sqlite3"
        url = file if engine == "sqlite" else stack.enter_context(servers.postgres(folder))
        print(f"== {engine}", flush=True)
        command = [sys.executable, "-m", "bench.kills", *sys.argv[1:], "--here"]
        return subprocess.run(command, env=environment(folder, url), check=False).returncode


def environment(folder: Path, database: str) -> dict[str, str]:
    """As any run, with a mail server."""
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{servers.free_port()}", "MAIL_LEASE": str(LEASE)}
    return servers.environment(folder, database, **mail, LOG_LEVEL="ERROR")


def _here(choice: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.kills_run import run

    begun = time.monotonic()
    report = run(
        people=choice.people, kills=choice.kills, chance=random.Random(choice.seed), past_the_page=choice.past_the_page
    )
    print(report.line())
    for fault in report.faults[:10]:
        print(f"WRONG: {fault}")
    print(f"{time.monotonic() - begun:.0f} seconds, {'all right' if not report.faults else 'NOT RIGHT'}", flush=True)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
