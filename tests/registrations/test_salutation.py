"""How letters address someone: "Beste" and the name as it was written; where that may be wrong, the dry run asks."""

import pytest

from registrations.letters.message import make_message
from registrations.models import Letter
from registrations.names import reads_oddly
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.test_import_dry_run import dry_run, person

ODD = ("JAN DE VRIES", "Berg", "Dhr. Bos", "mevrouw Van Dam", "ZOË")
FINE = (
    "Sanne van der Berg",
    "J.P. de Vries",
    "dr. ir. A. Bos",
    "Prof. Bos",
    "Bo Li",
    "张伟",
    "محمد علي",
    "=1+1",
    "",
    "é x",
)


@pytest.mark.parametrize("name", ODD)
def test_a_name_after_which_beste_may_be_wrong(name: str) -> None:
    assert reads_oddly(name)


@pytest.mark.parametrize("name", FINE)
def test_a_name_after_which_beste_is_right(name: str) -> None:
    assert not reads_oddly(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["J.P. de Vries", "dr. ir. Bos", "JAN DE VRIES", "Berg"])
def test_a_letter_begins_with_the_name_as_it_was_written(name: str) -> None:
    row = make_registration(make_open_event(), name=name)
    body = str(make_message(Letter.objects.get(registration=row), "x").body)
    assert body.startswith(f"Beste {name},\n")


@pytest.mark.django_db
@pytest.mark.usefixtures("true_counters")
def test_the_dry_run_asks_whether_a_name_is_right() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    _, page = dry_run(client, event, person(1, name="JAN DE VRIES"), person(2, name="<B>X</B> ABC"), person(3))
    assert {one.number: one.notes for one in page.context["page"] if one.notes} == {
        2: ["Berichten beginnen met “Beste JAN DE VRIES”. Klopt dat?"],
        3: ["Berichten beginnen met “Beste <B>X</B> ABC”. Klopt dat?"],
    }
    assert "“Beste &lt;B&gt;X&lt;/B&gt; ABC”" in page.content.decode()
