"""The judge of a race for places sees what goes wrong, and a small race over HTTP is right."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench import kills, servers
from bench.load import LoadError
from bench.sign_up_form import fill, read_form
from bench.sign_up_judge import Answer, Outcome, find_faults, find_overtaking, percentile, rate

ROOT = Path(__file__).resolve().parent.parent.parent
# a and b at the same time, then c, then d
ANSWERS = [Answer("a", 0, 2, 302), Answer("b", 1, 3, 302), Answer("c", 4, 5, 302), Answer("d", 6, 8, 302)]
RIGHT = Outcome(placed=["b"], line=["a", "c", "d"], counter=1, drifts=0, letters=4)


def test_a_race_that_went_well_has_no_faults() -> None:
    assert find_faults(ANSWERS, RIGHT, places=1) == []


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ([*ANSWERS[:3], replace(ANSWERS[3], status=500)], RIGHT),
        ([*ANSWERS[:3], replace(ANSWERS[3], status=0)], RIGHT),
        (ANSWERS, replace(RIGHT, placed=["a", "b"], line=["c", "d"], counter=2)),
        (ANSWERS, replace(RIGHT, placed=[], line=["a", "b", "c", "d"], counter=0)),
        (ANSWERS, replace(RIGHT, counter=2)),
        (ANSWERS, replace(RIGHT, drifts=1)),
        (ANSWERS, replace(RIGHT, line=["a", "c"], letters=3)),
        (ANSWERS, replace(RIGHT, line=["a", "c", "c"])),
        (ANSWERS, replace(RIGHT, letters=3)),
        (ANSWERS, replace(RIGHT, line=["a", "d", "c"])),
    ],
    ids=["500", "silence", "too many", "nobody", "counter", "drift", "lost", "twice", "no letter", "order"],
)
def test_every_fault_of_a_race_is_seen(answers: list[Answer], outcome: Outcome) -> None:
    assert find_faults(answers, outcome, places=1)


def test_only_who_was_under_way_at_the_same_time_may_be_overtaken() -> None:
    assert find_overtaking(ANSWERS, replace(RIGHT, placed=[], line=["b", "a", "c", "d"])) == []
    assert find_overtaking(ANSWERS, replace(RIGHT, placed=[], line=["c", "a", "b", "d"])) == [
        "a was answered before c asked, and stands behind",
        "b was answered before c asked, and stands behind",
    ]
    assert find_overtaking(ANSWERS, replace(RIGHT, placed=["c"], line=["a"])) != []


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(one) for one in range(100, 0, -1)]
    assert [percentile(values, part) for part in (50, 95, 99, 100)] == [50, 95, 99, 100]
    assert percentile([7.0], 50) == 7
    assert rate(ANSWERS) == 0.5


FORM = """<form action="/zoek/"><input name="q"></form>
<form method="post" action="/verder/"><input type="hidden" name="shown_at" value="1:x&amp;y">
<input name="name" value=""><input type="radio" name="photo" value="ja"><input type="radio" name="photo" value="nee">
<input type="checkbox" name="consent"><textarea name="diet">
geen &lt;noten&gt;</textarea><button name="stap" value="klaar">Ja</button><button name="stap" value="terug">Nee</button>
</form>"""


def test_a_form_is_read_and_filled_as_a_browser_does() -> None:
    address, fields = read_form(FORM, "shown_at")
    assert address == "/verder/"
    assert fields == [("shown_at", "1:x&y"), ("name", ""), ("diet", "geen <noten>"), ("stap", "klaar")]
    assert fill(fields, [("name", "Zoë"), ("photo", "ja")])[-2:] == [("name", "Zoë"), ("photo", "ja")]
    with pytest.raises(LoadError):
        read_form(FORM, "website")


def test_a_small_race_over_http_is_right() -> None:
    """Under gunicorn as it is configured, on a database of its own."""
    arguments = ["--engine", "sqlite", "--people", "40", "--places", "10", "--at-once", "20", "--rounds", "1"]
    command = [sys.executable, "-m", "bench.sign_up", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "round 1: 10 with a place, 30 in line, all right" in done.stdout
    assert re.search(r"^sign up +\d+\.\d", done.stdout, re.MULTILINE)


def test_runs_have_one_environment_of_their_own(tmp_path: Path) -> None:
    """What a run of its own needs, whatever is in the environment of whoever starts it."""
    mine = servers.environment(tmp_path, "sqlite:///x")
    kills_ = kills.environment(tmp_path, "sqlite:///x")
    assert (mine["DATABASE_URL"], mine["SITE_URL"]) == ("sqlite:///x", f"http://127.0.0.1:{mine['PORT']}")
    assert mine["CACHE_URL"].endswith(f"{tmp_path}/cache")
    differ = {name for name in kills_ if kills_[name] != mine.get(name)}
    assert differ == {"PORT", "SITE_URL", "EMAIL_URL", "MAIL_LEASE", "LOG_LEVEL"}
