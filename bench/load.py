"""Runs wrk and reads what it measured."""

import re
import statistics
import subprocess
from dataclasses import dataclass

CONNECTIONS = 8
THREADS = 2

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}  # in milliseconds


class LoadError(Exception):
    """wrk did not run, or not every answer was good."""


@dataclass(frozen=True)
class Measurement:
    """Requests per second, and milliseconds within which 50 % and 99 % of the answers came."""

    rate: float
    p50: float
    p99: float


def measure(url: str, seconds: int) -> Measurement:
    """Asks for `url` over and over, on 8 connections, for so many seconds. Raises LoadError."""
    result = subprocess.run(
        ["wrk", "--latency", f"-c{CONNECTIONS}", f"-t{THREADS}", f"-d{seconds}s", "--timeout", "30s", url],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 60,
    )
    if result.returncode:
        raise LoadError(result.stderr.strip() or result.stdout.strip())
    return read_report(result.stdout)


def read_report(report: str) -> Measurement:
    """The figures in the words that wrk prints with --latency. Raises LoadError when there were bad answers."""
    for trouble in ("Non-2xx or 3xx responses", "Socket errors"):
        if trouble in report:
            raise LoadError(report.strip())
    rate = re.search(r"Requests/sec:\s*([\d.]+)", report)
    if rate is None:
        raise LoadError(report.strip())
    return Measurement(float(rate[1]), _percentile(report, 50), _percentile(report, 99))


def median(ones: list[Measurement]) -> Measurement:
    """Each figure's own median."""
    return Measurement(
        statistics.median(one.rate for one in ones),
        statistics.median(one.p50 for one in ones),
        statistics.median(one.p99 for one in ones),
    )


def _percentile(report: str, percent: int) -> float:
    found = re.search(rf"^\s*{percent}%\s+([\d.]+)(us|ms|s|m)\s*$", report, re.MULTILINE)
    if found is None:
        raise LoadError(report.strip())
    return float(found[1]) * _UNITS[found[2]]
