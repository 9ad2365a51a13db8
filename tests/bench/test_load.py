"""Reading what wrk prints."""

import pytest

from bench.load import LoadError, Measurement, median, read_report

REPORT = """Running 1s test @ http://127.0.0.1:8000/
  2 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     4.11ms    1.02ms  12.33ms   80.00%
    Req/Sec     0.97k    65.53     1.10k    70.00%
  Latency Distribution
     50%  812.00us
     75%    4.50ms
     90%    5.20ms
     99%    1.25s 
  1941 requests in 1.00s, 3.05MB read
Requests/sec:   1939.96
Transfer/sec:      3.05MB
"""  # noqa: W291 wrk leaves spaces at the ends of lines


def test_report_is_read_in_milliseconds() -> None:
    found = read_report(REPORT)
    assert (found.requests, found.rate, found.p50, found.p99) == (1941, 1939.96, 0.812, 1250.0)


@pytest.mark.parametrize(
    "line", ["  Non-2xx or 3xx responses: 3\n", "  Socket errors: connect 0, read 3, write 0, timeout 0\n"]
)
def test_report_with_bad_answers_is_refused(line: str) -> None:
    with pytest.raises(LoadError):
        read_report(REPORT + line)


def test_report_without_figures_is_refused() -> None:
    with pytest.raises(LoadError):
        read_report("unable to connect")


def test_median_takes_each_figure_by_itself() -> None:
    ones = [Measurement(10, 1, 9, 5, 3), Measurement(20, 3, 7, 4, 2), Measurement(30, 2, 8, 6, 1)]
    assert median(ones) == Measurement(60, 2, 8, 5, 2)
