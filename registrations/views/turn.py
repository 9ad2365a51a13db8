"""Lets the threads of one process sign people up one after another."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_turn = threading.Lock()


def in_turn(view: View[P]) -> View[P]:
    """Of a view that locks rows which everybody wants: no other thread takes the interpreter from who holds them.

    What is sent is read before, so that a slow connection holds nobody up. See docs/decisions.md 30.
    """

    @wraps(view)
    def waiting_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        _ = request.POST
        with _turn:
            return view(request, *args, **kwargs)

    return waiting_view
