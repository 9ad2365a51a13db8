"""Visitors of the load test: each with a connection of their own, as many at once as asked."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.sign_up_judge import Answer

TIMEOUT = 60  # seconds; who waits longer has no answer
FAULT = 0  # the status of no answer


@dataclass(frozen=True)
class Prepared:
    """A request as the bytes that go over the line; `key` tells whose it is."""

    key: str
    data: bytes


def address_of(number: int) -> str:
    """An IPv4 address for each visitor, of the range for such tests (RFC 2544)."""
    return f"198.{18 + number // 65_536 % 2}.{number // 256 % 256}.{number % 256}"


def get(path: str, *, number: int, port: int, cookies: str = "") -> bytes:
    return _request("GET", path, b"", number=number, port=port, cookies=cookies)


def post(path: str, fields: Sequence[tuple[str, str]] | bytes, *, number: int, port: int, cookies: str = "") -> bytes:
    body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
    return _request("POST", path, body, number=number, port=port, cookies=cookies)


def _request(method: str, path: str, body: bytes, *, number: int, port: int, cookies: str) -> bytes:
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"X-Forwarded-For: {address_of(number)}",
        "Accept: text/html",
        "Connection: close",
    ]
    if cookies:
        lines.append(f"Cookie: {cookies}")
    if method == "POST":
        lines += [
            f"Origin: http://127.0.0.1:{port}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def cookies_of(head: str) -> str:
    """What a browser sends back of the cookies in the head of an answer."""
    found: SimpleCookie = SimpleCookie()
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "set-cookie":
            found.load(value.strip())
    return "; ".join(f"{name}={one.value}" for name, one in found.items())


def location_of(head: str) -> str:
    """Where an answer sends one on; empty when nowhere."""
    lines = (line.partition(":") for line in head.split("\r\n"))
    return next((value.strip() for name, _, value in lines if name.lower() == "location"), "")


async def _exchange(port: int, data: bytes) -> tuple[int, bytes]:
    """Status and whole answer; status 0 when the connection failed or was silent for too long."""
    try:
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(data)
            answer = await reader.read()
            writer.close()
        return int(answer[9:12]), answer
    except (OSError, ValueError, TimeoutError):
        return FAULT, b""


async def _ask_all(port: int, requests: Sequence[Prepared], at_once: int) -> list[tuple[Answer, bytes]]:
    waiting, found = iter(requests), []

    async def visitor() -> None:
        for one in waiting:
            begun = time.perf_counter()
            status, answer = await _exchange(port, one.data)
            found.append((Answer(one.key, begun, time.perf_counter(), status), answer))

    await asyncio.gather(*(visitor() for _ in range(at_once)))
    return found


def ask_all(port: int, requests: Sequence[Prepared], *, at_once: int) -> list[tuple[Answer, bytes]]:
    """Sends the requests in this order, `at_once` of them under way at any time; the answers as they came in."""
    return asyncio.run(_ask_all(port, requests, at_once))


def split(answer: bytes) -> tuple[str, str]:
    """Head and text of an answer that is not compressed or chunked."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.decode("latin-1"), body.decode(errors="replace")
