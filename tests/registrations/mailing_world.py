"""`python -m tests.registrations.mailing_world NUMBER`: fills the database of DATABASE_URL, and sends a mailing."""

import sys


def main(number: int) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from registrations import actions
    from registrations.actions.values import SYSTEM
    from registrations.models import Letter
    from tests.registrations.mailings import make_mailing, sign
    from tests.registrations.people import make_open_event, make_registration, make_workshop

    event = make_open_event(slug="2097")
    session = make_workshop(event, title="Lassen", capacity=number)
    for count in range(2 * number):
        make_registration(event, *([session] if count < number else []))
    Letter.objects.all().delete()
    mailing = make_mailing(event, session=session)
    sys.stdout.write(str(actions.send_mailing(mailing=mailing, shown=sign(mailing), by=SYSTEM)))


if __name__ == "__main__":
    import django

    django.setup()
    main(int(sys.argv[1]))
