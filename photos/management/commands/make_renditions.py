"""`manage.py make_renditions`: makes what is missing of the public files of all photos."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any, Never

import django
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from tqdm import tqdm

from photos import files
from photos.imaging.errors import Refused
from photos.models import Photo


class Command(BaseCommand):
    """Resumable: what is there is not made again, so a run that was stopped goes on where it was."""

    help = "Makes the renditions and downloads that are missing, of every photo that is not hidden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        cores = os.cpu_count() or 1
        parser.add_argument("--processes", type=int, default=cores, help=f"how many at once (default: {cores})")
        parser.add_argument("--prune", action="store_true", help="also remove crops around former focal points")

    def handle(self, *args: Any, **options: Any) -> None:
        for photo in Photo.objects.exclude(hidden_at=None):
            files.remove_public(photo)  # in case a storage failed when it was hidden
        pks = list(Photo.objects.filter(hidden_at=None).order_by("pk").values_list("pk", flat=True))
        made, failed = 0, list[str]()
        for count, fault in self._results(pks, max(1, options["processes"]), prune=options["prune"]):
            made += count
            failed += [fault] if fault else []
        for fault in failed:
            self.stderr.write(fault)
        self.stdout.write(f"{len(pks)} foto's, {made} bestanden gemaakt, {len(failed)} foto's mislukt.")
        if failed:
            raise CommandError("Niet alle foto's zijn gemaakt. Zie hierboven.")

    def _results(self, pks: list[int], processes: int, *, prune: bool) -> Iterator[tuple[int, str]]:
        bar: tqdm[Never] = tqdm(total=len(pks), unit="foto", disable=None, file=sys.stderr)
        with bar:
            if processes == 1 or len(pks) < 2:
                for pk in pks:
                    yield make_one(pk, prune=prune)
                    bar.update()
                return
            connections.close_all()  # a connection must not be shared with a child
            with ProcessPoolExecutor(min(processes, len(pks)), initializer=django.setup) as pool:
                for done in as_completed([pool.submit(make_one, pk, prune=prune) for pk in pks]):
                    yield done.result()
                    bar.update()


def make_one(pk: int, *, prune: bool) -> tuple[int, str]:
    """Makes the files of one photo; how many, and what went wrong. A photo that is gone meanwhile is no fault."""
    photo = Photo.objects.filter(pk=pk, hidden_at=None).first()
    if photo is None:
        return 0, ""
    try:
        made = files.make(photo)
        if not Photo.objects.filter(pk=pk, hidden_at=None).exists():  # hidden or removed while its files were made
            files.remove_public(photo)
            return 0, ""
        if prune:
            files.remove_stale(photo)
    except (Refused, OSError) as error:
        return 0, f"{photo.pk} ({photo}): {error}"
    return made, ""
