"""A process that makes renditions one way and does nothing else: `python -m bench.child WAY FOLDER COUNT`."""

import json
import resource
import sys
import time
from pathlib import Path

from django.conf import settings


def main(name: str, folder: Path, most: int) -> None:
    """Prints as JSON what a photo of the folder's first `most` costs."""
    settings.configure(TIME_ZONE="Europe/Amsterdam")  # all that pictures need; the site would take memory of its own
    from bench.ways import WAYS

    way, count, weight = WAYS[name], 0, 0
    wall, cpu = time.perf_counter(), time.process_time()
    photos = sorted(folder.glob("*.jpg"))[:most]
    for photo in photos:
        made = way(photo.read_bytes())
        count, weight = count + len(made), weight + sum(map(len, made))
    spent = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # Linux counts in kilobytes
    each = {key: value / len(photos) for key, value in {**spent, "files": count, "weight": weight}.items()}
    print(json.dumps({**each, "peak": peak}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
