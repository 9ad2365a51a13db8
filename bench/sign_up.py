"""`make load`: 400 people sign up for 100 places at once, on SQLite and on PostgreSQL, over HTTP, five rounds each.

Every round is judged: exactly as many registrations with a place as there are places, no answer that is a fault,
counters that are true, everyone else in line in the order in which they came. Beside the sign-ups stands a bare Django
view under the same gunicorn and the same visitors. Nonzero exit status when a round is not right.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench import servers
from bench.load import LoadError
from bench.sign_up_judge import Answer, find_faults, percentile, rate
from bench.sign_up_visitors import Prepared, ask_all, get

ENGINES = ("sqlite", "postgres")
BARE, LAST = "bare view", "sign up"
STEPS = ("open the form", "check it")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--places", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=100, help="connections at any time")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engine", choices=ENGINES, help="only this one")
    parser.add_argument("--past-the-page", action="store_true", help="the action of signing up, without its form")
    parser.add_argument("--here", action="store_true", help="measure in this process, on DATABASE_URL")
    choice = parser.parse_args()
    try:
        if choice.here:
            return measure(choice)
        return max([_in_own_process(engine) for engine in ENGINES if choice.engine in (None, engine)])
    except LoadError as error:
        print(error, file=sys.stderr)
        return 1


def _in_own_process(engine: str) -> int:
    """Settings are read once in a process."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="load-")))
        file = f"sqlite:///{folder}/db.sqlite3"
        url = file if engine == "sqlite" else stack.enter_context(servers.postgres(folder))
        print(f"== {engine}", flush=True)
        command = [sys.executable, "-m", "bench.sign_up", *sys.argv[1:], "--here"]
        return subprocess.run(command, env=servers.environment(folder, url), check=False).returncode


def measure(choice: argparse.Namespace) -> int:
    """All rounds on the database of DATABASE_URL; 1 when one of them was not right."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench import sign_up_content as content
    from bench import sign_up_form as form

    port, faults = int(os.environ["PORT"]), []
    found: dict[str, list[Sequence[Answer]]] = {name: [] for name in (BARE, *STEPS, LAST)}
    with servers.gunicorn(port):
        _bare(port, choice.at_once, 200)  # the first answers of a process take longer
        for number in range(1, choice.rounds + 1):
            event, sessions = content.make_edition(f"ronde-{number}", places=choice.places, people=choice.people)
            if choice.past_the_page:
                people = form.past_the_page(port, event, sessions, count=choice.people)
            else:
                people = form.up_to_the_last_button(port, event, sessions, count=choice.people, at_once=choice.at_once)
            for name, answers in zip(STEPS, people.steps, strict=False):
                found[name].append(answers)
            found[BARE].append(_bare(port, choice.at_once, choice.people))
            answers = [one for one, _ in ask_all(port, people.requests, at_once=choice.at_once)]
            found[LAST].append(answers)
            result = content.outcome(event)
            wrong = find_faults(answers, result, places=choice.places)
            faults += wrong
            print(f"round {number}: {len(result.placed)} with a place, {len(result.line)} in line", end=", ")
            print("all right" if not wrong else f"WRONG: {'; '.join(wrong[:5])}", flush=True)
    print_table(found, choice.at_once)
    return 1 if faults else 0


def _bare(port: int, at_once: int, count: int) -> list[Answer]:
    requests = [Prepared(str(number), get("/hallo/", number=number, port=port)) for number in range(count)]
    return [one for one, _ in ask_all(port, requests, at_once=at_once)]


def print_table(found: dict[str, list[Sequence[Answer]]], at_once: int) -> None:
    """Medians of the rounds, and each as a multiple of the bare view."""
    print(f"{at_once} connections at once, one visitor each, medians of the rounds")
    print(f"{'':<16}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'of bare':>9}")
    bare = statistics.median(map(rate, found[BARE]))
    for name, rounds in found.items():
        if not rounds:
            continue
        speed = statistics.median(map(rate, rounds))
        times = [
            statistics.median(percentile([a.seconds for a in one], part) for one in rounds) * 1000
            for part in (50, 95, 99)
        ]
        print(f"{name:<16}{speed:>10.1f}" + "".join(f"{one:>9.0f}" for one in times) + f"{speed / bare:>9.3f}")


if __name__ == "__main__":
    sys.exit(main())
