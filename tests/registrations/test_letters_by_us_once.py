"""Who was registered by the organisation reads of it in the first letter that reaches them, and in no later one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from registrations import actions
from registrations.actions import SYSTEM, By, Details, Person
from registrations.letters.message import make_message
from registrations.models import Letter, Registration
from registrations.models.change import Actor
from tests.registrations.every_letter import post
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.smtp import Box, serving

pytestmark = pytest.mark.django_db
AN = Details(name="An Bos", email="an@voorbeeld.nl")
FILLED_IN = replace(AN, organisation="ROC", function="Docent", sector="onderwijs", photo_consent=True)
BLOCK = ("De organisatie heeft u aangemeld", "Wij weten daardoor van u", "Daarom krijgt u dit bericht")
ASKED = ("herkenbaar op foto’s", "in welke sector u werkt", "Vul uw gegevens aan")
WAITS, CONFIRMED = "U staat op de wachtlijst", "U bent aangemeld: "


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    with serving(Box(), settings) as found:
        yield found


def wait(source: str = "organisatie") -> tuple[Registration, Registration]:
    """Who has the only place, and An, who was put in line."""
    event = make_open_event(capacity=1)
    first = make_registration(event)
    if source == "import":
        actions.register_people(event=event, people=[Person(AN)], by=SYSTEM)
    else:
        actions.register_by_hand(event=event, details=AN, by=SYSTEM)
    return first, Registration.objects.get(event=event, source=source, state="wachtlijst")


def take_the_place(first: Registration, row: Registration) -> None:
    actions.cancel(registration=first)
    row.refresh_from_db()
    actions.accept(offer=row)


def parts(box: Box, subject: str) -> tuple[str, str]:
    """The only mail to An with this subject, as text and as HTML, each on one line."""
    (mail,) = [mail for to, mail in box.mails if to == AN.email and str(mail["Subject"]).startswith(subject)]
    return _line(mail.get_body(("plain",)).get_content()), _line(mail.get_body(("html",)).get_content())  # type: ignore[union-attr]


def made(letter: Letter) -> tuple[str, str]:
    mail = make_message(Letter.objects.get(pk=letter.pk), "T" * 43)
    return _line(str(mail.body)), _line(str(mail.alternatives[0][0]))


def _line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("source", ["organisatie", "import"])
def test_the_confirmation_after_the_waiting_list_does_not_tell_it_again(box: Box, source: str) -> None:
    first, row = wait(source)
    post(box)
    for said in parts(box, WAITS):
        assert all(words in said for words in (*BLOCK, *ASKED))
        assert "van u: naam en e-mailadres." in said
    actions.change_details(registration=row, details=FILLED_IN)
    take_the_place(first, row)
    post(box)
    for said in parts(box, CONFIRMED):
        assert "U bent aangemeld. Fijn dat u komt." in said
        assert not [words for words in (*BLOCK, *ASKED) if words in said]


def test_who_comes_back_after_an_offer_is_not_told_again(box: Box) -> None:
    first, row = wait()
    post(box)
    actions.cancel(registration=first)
    Registration.objects.filter(pk=row.pk).update(offered_until="2018-01-01 09:00Z")
    assert actions.lapse_offers(row.event) == 1
    actions.rejoin(registration=row)
    post(box)
    for said in parts(box, CONFIRMED):
        assert not [words for words in (*BLOCK, *ASKED) if words in said]


def test_a_first_letter_that_was_never_sent_leaves_it_to_the_next(box: Box) -> None:
    """The letter about the waiting list is dropped: there is a place already when it would go."""
    first, row = wait()
    actions.change_details(registration=row, details=FILLED_IN)
    take_the_place(first, row)
    post(box)
    assert Letter.objects.get(registration=row, kind="wachtlijst").state == "vervallen"
    for said in parts(box, CONFIRMED):
        assert all(words in said for words in BLOCK)
        assert "van u: naam en e-mailadres." in said
        assert "Wijzig uw gegevens" in said
        assert not [words for words in ASKED if words in said]


def test_a_no_to_photos_is_an_answer_too_and_what_the_organisation_gave_is_told() -> None:
    _, row = wait()
    actions.change_details(registration=row, details=replace(AN, organisation="ROC"), by=By(Actor.ORGANISER))
    actions.change_details(registration=row, details=replace(FILLED_IN, photo_consent=False))
    for said in made(Letter.objects.get(registration=row, kind="wachtlijst")):
        assert "van u: naam, e-mailadres en organisatie." in said
        assert not [words for words in ASKED if words in said]


def test_what_an_organiser_ticked_is_still_asked() -> None:
    _, row = wait()
    actions.change_details(registration=row, details=FILLED_IN, by=By(Actor.ORGANISER))
    for said in made(Letter.objects.get(registration=row, kind="wachtlijst")):
        assert "van u: naam, e-mailadres, organisatie, functie en sector." in said
        assert "Mag u herkenbaar op foto’s" in said


def test_a_letter_that_is_sent_again_says_the_same(box: Box) -> None:
    """Words are made when a letter goes, so those of the first may not hang on what was sent after it."""
    event = make_open_event()
    row = actions.register_by_hand(event=event, details=AN, by=SYSTEM)
    letter = Letter.objects.get(registration=row)
    Letter.objects.filter(pk=letter.pk).update(state="mislukt")
    before = made(letter)
    later = Letter.objects.create(kind="bevestiging", event=event, to=row.email, registration=row)
    assert BLOCK[0] in made(later)[0]  # the first was refused, so nobody was told
    Letter.objects.filter(pk=later.pk).update(state="verzonden")
    assert made(letter) == before
    Letter.objects.filter(pk=letter.pk).update(state="wacht")
    post(box)
    assert parts(box, CONFIRMED)[0].count(BLOCK[0]) == 1


def test_it_costs_the_same_whatever_went_before() -> None:
    _, row = wait()
    counts = []
    for number in (1, 2):
        for _ in range(number):
            sector = "overheid" if row.sector == "anders" else "anders"
            row = actions.change_details(registration=row, details=replace(FILLED_IN, sector=sector))
            Letter.objects.create(kind="bevestiging", event=row.event, to=row.email, registration=row)
        letter = Letter.objects.filter(registration=row, kind="bevestiging").latest("pk")
        for state in ("wacht", "verzonden"):
            Letter.objects.filter(registration=row).exclude(pk=letter.pk).update(state=state)
            with CaptureQueriesContext(connection) as queries:
                made(letter)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert counts[0] == counts[1] + 1  # who was told already is not looked up
