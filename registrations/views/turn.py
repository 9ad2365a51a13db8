"""Lets the threads of one process register people one after another."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import connection
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

PATIENCE = 3  # seconds; who waits longer goes on, and the database decides who is first

_turn = threading.Lock()


def in_turn(view: View[P]) -> View[P]:
    """For a view whose `stage=confirm` locks rows that everybody wants: no other thread that wants them too takes the
    interpreter from the one that holds them. Where rows are locked one by one (PostgreSQL) nobody waits.

    What is sent is read before, so that a slow connection holds nobody up. See docs/decisions.md 30.
    """

    @wraps(view)
    def waiting_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        one_writer = not connection.features.has_select_for_update
        waited = one_writer and request.POST.get("stage") == "confirm" and _turn.acquire(timeout=PATIENCE)
        try:
            return view(request, *args, **kwargs)
        finally:
            if waited:
                _turn.release()

    return waiting_view
