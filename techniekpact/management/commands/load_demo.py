"""`manage.py load_demo`: fills the site with the editions that are known and one labelled example."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from techniekpact.demo import load
from techniekpact.demo.library import WIDTH


class Command(BaseCommand):
    help = (
        "Laadt de edities van de Jaarconferentie, hun sprekers en thema's, het nieuws met getekende foto's, de vaste "
        "pagina's en een voorbeeldeditie. "
        "Veilig om vaker te draaien: een editie, spreker, thema of pagina die er al is, blijft zoals zij is, ook als "
        "de redactie er iets in veranderde of weghaalde. Een voorbeeldeditie die voorbij is, schuift naar voren. "
        "Met --reset krijgen de edities hun tekst, sessies, zalen en sprekers van het begin terug."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Zet de edities terug zoals ze geladen zijn. Wijzigingen van de redactie in deze edities gaan "
            "verloren. Webadressen, aanmeldingen, extra sessies, thema's, sprekers en vaste pagina's blijven.",
        )
        parser.add_argument(
            "--picture-width",
            type=int,
            default=WIDTH,
            help=f"Breedte van de getekende foto's in beeldpunten (standaard {WIDTH}; kleiner laadt sneller).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load(today=timezone.localdate(), reset=options["reset"], picture_width=options["picture_width"])
        self.stdout.write(
            f"Nieuw: {counts.editions} edities, {counts.sessions} sessies, {counts.speakers} sprekers, "
            f"{counts.themes} thema's, {counts.pages} pagina's, {counts.articles} artikelen, {counts.photos} foto's. "
            f"Edities: {counts.kept} ongewijzigd, {counts.restored} teruggezet, {counts.moved} verschoven."
        )
