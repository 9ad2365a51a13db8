"""Threads that sign up wait for each other, and for no slow visitor."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from registrations.views import turn
from registrations.views.turn import in_turn

LONG = 10  # seconds
BODY = "stage=confirm&name=Jan"


def _confirm() -> WSGIRequest:
    return RequestFactory().post("/", BODY, content_type="application/x-www-form-urlencoded")


@pytest.fixture(autouse=True)
def _one_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on SQLite, whatever the engine of this run."""
    monkeypatch.setattr(type(connection.features), "has_select_for_update", False)


def test_one_thread_at_a_time() -> None:
    assert _most_at_once() == 1


def test_nobody_waits_where_rows_are_locked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(connection.features), "has_select_for_update", True)
    assert _most_at_once() > 1


def _most_at_once() -> int:
    inside, most = 0, 0
    pause = threading.Event()

    @in_turn
    def view(request: HttpRequest) -> HttpResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        pause.wait(0.02)  # another thread would come in now
        inside -= 1
        return HttpResponse("ok")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: view(_confirm()), range(8)))
    assert [one.status_code for one in answers] == [200] * 8
    return most


def test_a_fault_leaves_the_way_free() -> None:
    @in_turn
    def view(request: HttpRequest, *, fails: bool) -> HttpResponse:
        if fails:
            raise ValueError
        return HttpResponse("ok")

    with ThreadPoolExecutor(1) as pool:
        assert isinstance(pool.submit(view, _confirm(), fails=True).exception(LONG), ValueError)
        assert pool.submit(view, _confirm(), fails=False).result(LONG).status_code == 200


class SlowBody(io.BytesIO):
    """What a visitor sends who is silent half-way."""

    def __init__(self) -> None:
        super().__init__(BODY.encode())
        self.asked, self.goes_on = threading.Event(), threading.Event()

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.set()
        self.goes_on.wait(LONG)
        return super().read(size)


def test_who_sends_slowly_holds_nobody_up() -> None:
    @in_turn
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.POST.get("name", "geen"))

    body = SlowBody()
    slow = _confirm()
    slow._stream = body
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(view, slow)
        assert body.asked.wait(LONG)
        assert pool.submit(view, RequestFactory().post("/", {"stage": "confirm"})).result(LONG).content == b"geen"
        body.goes_on.set()
        assert first.result(LONG).content == b"Jan"


def test_only_who_confirms_waits_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "PATIENCE", 0.1)
    inside, goes_on = threading.Event(), threading.Event()

    @in_turn
    def view(request: HttpRequest) -> HttpResponse:
        if request.GET.get("stays"):
            inside.set()
            goes_on.wait(LONG)
        return HttpResponse("ok")

    first = RequestFactory().post("/?stays=1", {"stage": "confirm"})
    with ThreadPoolExecutor(3) as pool:
        stays = pool.submit(view, first)
        assert inside.wait(LONG)
        for request in (RequestFactory().get("/"), RequestFactory().post("/", {"stage": "check"}), _confirm()):
            assert pool.submit(view, request).result(LONG).content == b"ok"
        assert not stays.done()
        goes_on.set()
        assert stays.result(LONG).content == b"ok"
