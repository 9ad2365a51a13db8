"""The measurement of badges runs, and says when they cost too much."""

from bench import badges

FEW = {"seconds": 2.0, "cpu": 1.0, "site": 90e6, "typst": 80e6, "both": 170e6, "weight": 2e6, "pages": 150}


def test_the_verdicts_are_of_the_largest() -> None:
    *table, seconds, memory = badges.lines({"a4-10": FEW, "los": {**FEW, "seconds": 21.0, "both": 201e6}})
    assert len(table) == 3
    assert table[1].split() == ["a4-10", "2.0", "1.0", "90.0", "80.0", "170.0", "2.0", "150"]
    assert seconds == "Time: 21.0 s, NOT as wanted: at most 20 s"
    assert memory == "Peak memory: 201 MB, NOT as wanted: at most 200 MB"


def test_it_measures_a_layout() -> None:
    first, head, row, *_ = badges.report(11, ["a4-10"])
    assert first.startswith("badges of 11 people")
    assert head.split() == ["badges", *" ".join(badges.COLUMNS).split()]
    assert (row.split()[0], row.split()[-1]) == ("a4-10", "2")
