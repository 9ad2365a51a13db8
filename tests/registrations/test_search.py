"""Finding people at the desk and in the admin."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from registrations.actions import AlreadyRegistered
from registrations.models import Registration
from registrations.search import find
from tests.registrations.people import make_open_event, make_registration

pytestmark = pytest.mark.django_db
NAMES = ["Jan van der Berg", "Anna Berg", "Zoë d’Hondt", "J.P. de Boer", "Ben Vries", "Piet van 't Hof"]
NAMES += ["Şenay Öz", "Jørgen Łuczak", "Fatima El-Amrani", "Bo Jansen – de Haan"]


@pytest.fixture(autouse=True)
def people() -> None:
    event = make_open_event()
    for number, name in enumerate(NAMES):
        make_registration(event, name=name, email=f"p{number}@voorbeeld.nl", organisation=f"Élysée School {number}0")


def names(text: str) -> list[str]:
    return list(find(Registration.objects.all(), text).values_list("name", flat=True))


@pytest.mark.parametrize(
    "text",
    ["van der Berg", "Berg vd", "berg v.d.", "Berg, Jan van der", "BERG JAN", "jan berg", "v d berg", "vdr berg"],
)
def test_tussenvoegsels_in_any_place_and_shortened(text: str) -> None:
    assert names(text)[0] == "Jan van der Berg"
    assert set(names(text)) <= {"Jan van der Berg", "Anna Berg"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zoe", "Zoë d’Hondt"),
        ("dhondt", "Zoë d’Hondt"),
        ("d'Hondt", "Zoë d’Hondt"),
        ("hondt zoë", "Zoë d’Hondt"),
        ("boer jp", "J.P. de Boer"),
        ("boer j.p.", "J.P. de Boer"),
        ("vries ben", "Ben Vries"),
        ("ben", "Ben Vries"),
        ("van t hof", "Piet van 't Hof"),
        ("van ’t Hof", "Piet van 't Hof"),
        ("senay oz", "Şenay Öz"),
        ("el-amrani", "Fatima El-Amrani"),
        ("el amrani", "Fatima El-Amrani"),
        ("jansen-de haan", "Bo Jansen – de Haan"),
        ("jansen de haan", "Bo Jansen – de Haan"),
        ("jan", "Jan van der Berg"),  # and not Jansen, who begins so too
        ("jorgen luczak", "Jørgen Łuczak"),
        ("p4@voorbeeld.nl", "Ben Vries"),
        ("school 30", "J.P. de Boer"),
        ("elysee 30", "J.P. de Boer"),
        ("Élysée 30", "J.P. de Boer"),
        ("élysée boer", "J.P. de Boer"),
    ],
)
def test_accents_signs_and_orders(text: str, name: str) -> None:
    assert names(text)[:1] == [name]


def test_a_code_is_found_first() -> None:
    row = Registration.objects.get(name="Ben Vries")
    assert names(row.code.upper()) == ["Ben Vries"]


@pytest.mark.parametrize("text", ["", "   ", ".,'", "\x00", "niemand berg", "%", "_"])
def test_nothing_typed_or_known_finds_nobody(text: str) -> None:
    assert names(text) == []


def test_keys_of_before_are_made_anew() -> None:
    rows = Registration.objects.filter(name="Jørgen Łuczak")
    rows.update(name_key="jørgen łuczak")
    assert names("luczak") == []
    import_module("registrations.migrations.0006_name_keys").make_keys(apps, SimpleNamespace(connection=connection))
    assert names("luczak") == ["Jørgen Łuczak"]


def test_all_words_must_fit_and_the_best_stand_first() -> None:
    assert names("berg") == ["Anna Berg", "Jan van der Berg"]
    assert names("anna vd berg") == ["Anna Berg"]
    assert len(find(Registration.objects.all(), "a " * 5000)) == len([name for name in NAMES if "a" in name.lower()])


def test_keys_with_a_dash_are_made_anew() -> None:
    rows = Registration.objects.filter(name="Fatima El-Amrani")
    rows.update(name_key="fatima el-amrani")
    import_module("registrations.migrations.0013_dashes").make_keys(apps, SimpleNamespace(connection=connection))
    assert rows.get().name_key == "fatima el amrani"


@pytest.mark.parametrize("name", ["Fatima el Amrani", "FATIMA EL-AMRANI", "Fatima el – Amrani"])
def test_a_dash_makes_nobody_another_person(name: str) -> None:
    known = Registration.objects.get(name="Fatima El-Amrani")
    with pytest.raises(AlreadyRegistered):
        make_registration(known.event, name=name, email=known.email)
