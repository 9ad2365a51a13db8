"""Runs wrk, reads what it measured, and asks the kernel what the server spent on it."""

import math
import os
import re
import statistics
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

CONNECTIONS = 8
THREADS = 2

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}  # in milliseconds


class LoadError(Exception):
    """wrk did not run, or not every answer was good."""


@dataclass(frozen=True)
class Measurement:
    """Requests per second, milliseconds within which 50 % and 99 % of the answers came, and of CPU for each request.

    The CPU time moves least when the machine is busy with something else. It is NaN where there is no /proc.
    """

    requests: int
    rate: float
    p50: float
    p99: float
    cpu: float = math.nan


def warm_up(url: str, cookie: str = "") -> None:
    """A second of load that is not looked at: a first answer may take that long."""
    _wrk(url, 1, cookie)


def measure(url: str, seconds: int, server: int, cookie: str = "") -> Measurement:
    """Asks for `url` over and over, on 8 connections, for so many seconds. Raises LoadError.

    `server` is the process whose children serve it.
    """
    before = _cpu_of_children(server)
    found = read_report(_wrk(url, seconds, cookie))
    return replace(found, cpu=(_cpu_of_children(server) - before) / found.requests)


def _wrk(url: str, seconds: int, cookie: str) -> str:
    headers = ["--header", f"Cookie: {cookie}"] if cookie else []
    result = subprocess.run(
        ["wrk", "--latency", f"-c{CONNECTIONS}", f"-t{THREADS}", f"-d{seconds}s", "--timeout", "30s", *headers, url],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 60,
    )
    if result.returncode:
        raise LoadError(result.stderr.strip() or result.stdout.strip())
    return result.stdout


def _cpu_of_children(pid: int) -> float:
    """Milliseconds of CPU that the children of `pid` have used (proc(5): fields 14 and 15, in clock ticks)."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        return math.nan
    ticks = 0
    for child in children.read_text().split():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") * 1000


def read_report(report: str) -> Measurement:
    """The figures in the words that wrk prints with --latency. Raises LoadError when there were bad answers."""
    for trouble in ("Non-2xx or 3xx responses", "Socket errors"):
        if trouble in report:
            raise LoadError(report.strip())
    rate = re.search(r"Requests/sec:\s*([\d.]+)", report)
    requests = re.search(r"(\d+) requests in", report)
    if rate is None or requests is None or requests[1] == "0":
        raise LoadError(report.strip())
    return Measurement(int(requests[1]), float(rate[1]), _percentile(report, 50), _percentile(report, 99))


def median(ones: list[Measurement]) -> Measurement:
    """Each figure's own median, and all requests."""
    return Measurement(
        sum(one.requests for one in ones),
        statistics.median(one.rate for one in ones),
        statistics.median(one.p50 for one in ones),
        statistics.median(one.p99 for one in ones),
        statistics.median(one.cpu for one in ones),
    )


def _percentile(report: str, percent: int) -> float:
    found = re.search(rf"^\s*{percent}%\s+([\d.]+)(us|ms|s|m)\s*$", report, re.MULTILINE)
    if found is None:
        raise LoadError(report.strip())
    return float(found[1]) * _UNITS[found[2]]
