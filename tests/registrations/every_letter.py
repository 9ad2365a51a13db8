"""A letter of each kind, written by what the site does itself and sent to a real mail server."""

import datetime as dt
from email.message import EmailMessage

from django.utils import timezone

from core import richtext
from events.models import Event, Session
from registrations import actions, jobs
from registrations.actions import SYSTEM, Choice, Colleague, Details
from registrations.actions.known import tell_known
from registrations.letters.deliver import deliver_due
from registrations.models import Letter, Registration, Seat, ToldFacts
from registrations.told import tell_changes
from registrations.views.link import send_links
from tests.registrations.mailings import make_mailing, sign
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box

NAME = "Zoë van Dam"


def post(box: Box) -> list[EmailMessage]:
    """Sends what is due, and gives all that has arrived."""
    while deliver_due().sent:
        pass
    assert not Letter.objects.exclude(state__in=(Letter.State.SENT, Letter.State.DROPPED)).exists()
    return [mail for _, mail in box.mails]


def deliver_every_kind(box: Box, name: str = NAME) -> list[EmailMessage]:
    """The mails of the box, of which no link was withdrawn since."""
    event = make_open_event()
    _changed(event, name)
    _offered(box, name)
    _lapsed(box, name)
    _given(event, name)
    _around_the_day(box, name)
    _organised(name)
    mails = post(box)
    kinds = Letter.objects.filter(state=Letter.State.SENT).values_list("kind", flat=True)
    assert set(kinds) == set(Letter.Kind.values)
    return mails


def _changed(event: Event, name: str) -> None:
    """Confirmation, known already, a new link, changes of sessions and of the address."""
    session = make_workshop(event, title=name)
    row = make_registration(event, session, name=name, email="bevestigd@voorbeeld.nl")
    tell_known(row)
    send_links("bevestigd@voorbeeld.nl")
    actions.change_seats(registration=row, choice=Choice(seats=[make_workshop(event, "15:00", "16:00", title=name)]))
    new = Details(name=name, email="nieuw@voorbeeld.nl", sector="anders")
    actions.change_details(registration=row, details=new)


def _offered(box: Box, name: str) -> None:
    """The waiting list, a cancellation, and offers of a place and of a seat."""
    event = make_open_event(capacity=2)
    session = make_workshop(event, capacity=1, title=name)
    first = make_registration(event, session, name=name, email="eerste@voorbeeld.nl")
    make_registration(event, waiting=(session,), name=name, email="tweede@voorbeeld.nl")
    make_registration(event, name=name, email="derde@voorbeeld.nl")
    post(box)
    actions.cancel(registration=first)
    for rows in (Registration.objects.filter(event=event), Seat.objects.filter(session=session)):
        assert rows.filter(state="aangeboden").count() == 1


def _lapsed(box: Box, name: str) -> None:
    """An offer of a place and one of a seat that nobody accepted."""
    event = make_open_event(capacity=2)
    session = make_workshop(event, capacity=1, title=name)
    first = make_registration(event, session, name=name, email="vierde@voorbeeld.nl")
    make_registration(event, waiting=(session,), name=name, email="vijfde@voorbeeld.nl")
    make_registration(event, name=name, email="zesde@voorbeeld.nl")
    actions.cancel(registration=first)
    for rows in (Registration.objects.filter(event=event), Seat.objects.filter(session=session)):
        rows.filter(state="aangeboden").update(offered_until=timezone.now())
    assert actions.lapse_offers(event) == 2
    post(box)


def _given(event: Event, name: str) -> None:
    """A place handed over, a delegation, an invitation, and someone erased."""
    row = make_registration(event, name=name, email="gever@voorbeeld.nl")
    actions.transfer(registration=row, name=name, email="nemer@voorbeeld.nl")
    team = [Colleague(name, f"team{number}@voorbeeld.nl") for number in range(2)]
    actions.register_delegation(event=event, sender=Colleague(name, "zender@voorbeeld.nl"), colleagues=team)
    actions.invite(event=event, email="gast@voorbeeld.nl", name=name, organisation=name, by=SYSTEM)
    own = Details(name=name, email="met-de-hand@voorbeeld.nl", organisation=name)
    actions.register_by_hand(event=event, details=own, by=SYSTEM)
    listed = Details(name=name, email="uit-een-lijst@voorbeeld.nl", organisation=name)
    actions.register_people(event=event, people=[actions.Person(listed)], by=SYSTEM)
    actions.erase(registration=make_registration(event, name=name, email="weg@voorbeeld.nl"))


def _around_the_day(box: Box, name: str) -> None:
    """The reminder and the thanks."""
    today, past = timezone.localdate(), timezone.now() - dt.timedelta(days=30)
    soon = make_open_event(day=today + dt.timedelta(days=1))
    over = make_open_event()
    for event in (soon, over):
        make_registration(event, name=name, email="gaat@voorbeeld.nl")
    post(box)
    Letter.objects.filter(event=soon).update(created_at=past)
    Event.objects.filter(pk=over.pk).update(
        starts_on=today - dt.timedelta(days=2), ends_on=today - dt.timedelta(days=2)
    )
    assert (jobs.write_reminders(), jobs.write_thanks()) == (1, 1)


def _organised(name: str) -> None:
    """A message of the organisers, and a session that is off."""
    event = make_open_event()
    session = make_workshop(event, title=name)
    make_registration(event, session, name=name, email="hoort@voorbeeld.nl")
    words = richtext.line(name)
    mailing = make_mailing(event, subject=words, body=f"{words}\n\nhttp://localhost/nieuws/.")
    actions.send_mailing(mailing=mailing, shown=sign(mailing), by=SYSTEM)
    tell_changes()
    session.state = Session.State.CANCELLED
    session.save()
    hour = dt.timedelta(hours=1)
    ToldFacts.objects.filter(event=event).update(at=timezone.now() - 3 * hour)
    session.seats.update(updated_at=timezone.now() - 3 * hour)
    event.sessions.update(updated_at=timezone.now() - 2 * hour)
    assert tell_changes() == 1
