"""Renditions of photographs: our way beside pyvips and beside Pillow as one would write it at first.

Each way works in a process of its own, whose whole memory counts; ways take turns in several rounds, and the table has
the medians, since the machine may be slower from one minute to the next. Compare CPU seconds. Naive Pillow, far behind,
makes a quarter of the photos once.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_OF_VIPS = 1.25  # times the CPU time of pyvips
MOST_MEMORY = 150e6  # bytes
TITLES = {"ours": "ours", "vips": "pyvips", "naive": "naive Pillow", "upload": "ours, whole upload"}
COLUMNS = ("wall s", "CPU s", "peak MB", "files", "kB")


@dataclass(frozen=True)
class Spent:
    """Of each photo: seconds on the clock and of CPU, files and their bytes; and the peak memory of all, in bytes."""

    wall: float
    cpu: float
    peak: float
    files: float
    weight: float


def report(photos: int, rounds: int) -> Iterator[str]:
    """Measures, and gives the table and the verdicts line by line."""
    with tempfile.TemporaryDirectory(prefix="bench-photos-") as folder:
        # A process counts in its peak what its parent held when it was started, so this one stays small.
        subprocess.run([sys.executable, "-m", "bench.pictures", folder, str(photos)], cwd=ROOT, check=True)
        found: dict[str, list[Spent]] = {way: [] for way in TITLES}
        for number in range(rounds):
            print(f"photos, round {number + 1} of {rounds} …", file=sys.stderr, flush=True)
            for way in TITLES:
                if way != "naive":
                    found[way].append(_measure(way, folder, photos))
        found["naive"].append(_measure("naive", folder, max(1, photos // 4)))
    yield f"{photos} JPEGs of 12 megapixels; of each photo, medians of {rounds} rounds; peak memory of the process"
    yield from lines({way: median(ones) for way, ones in found.items()})


def _measure(way: str, folder: str, count: int) -> Spent:
    command = [sys.executable, "-m", "bench.child", way, folder, str(count)]
    return Spent(**json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout))


def median(ones: list[Spent]) -> Spent:
    """Each figure's own median."""
    return Spent(*(statistics.median(getattr(one, name) for one in ones) for name in Spent.__dataclass_fields__))


def lines(found: Mapping[str, Spent]) -> Iterator[str]:
    yield f"{'photos':<24}" + "".join(f"{title:>9}" for title in COLUMNS)
    for way, title in TITLES.items():
        one = found[way]
        times = f"{one.wall:>9.2f}{one.cpu:>9.2f}"
        yield f"{title:<24}{times}{one.peak / 1e6:>9.0f}{one.files:>9.1f}{one.weight / 1e3:>9.0f}"
    ours, vips = found["ours"], found["vips"]
    ratio = ours.cpu / vips.cpu
    yield f"CPU of ours: {ratio:.2f} times pyvips, {_verdict(ratio, MOST_OF_VIPS)} at most {MOST_OF_VIPS} times"
    memory = f"{ours.peak / 1e6:.0f} MB, {_verdict(ours.peak, MOST_MEMORY)} at most {MOST_MEMORY / 1e6:.0f} MB"
    yield f"Peak memory of ours: {memory}"


def _verdict(value: float, most: float) -> str:
    return "as wanted:" if value <= most else "NOT as wanted:"
