"""The log knows that organisers had a change of the programme told to nobody."""

from django.db import migrations, models

ACTIONS = [
    ("aangemeld", "Aangemeld met een plaats"),
    ("wachtlijst", "Op de wachtlijst gezet"),
    ("aangeboden", "Plaats aangeboden"),
    ("aanvaard", "Aanbod aanvaard"),
    ("afgewezen", "Aanbod afgewezen"),
    ("verlopen", "Aanbod verlopen"),
    ("voorrang", "Plaats gegeven door de organisatie"),
    ("verplaatst", "Verplaatst op de wachtlijst"),
    ("gegevens", "Gegevens gewijzigd"),
    ("sessies", "Sessies gewijzigd"),
    ("overgedragen", "Plaats overgedragen"),
    ("overgenomen", "Plaats overgenomen"),
    ("geannuleerd", "Geannuleerd"),
    ("komt", "Antwoord op de herinnering"),
    ("links", "Oude links ingetrokken"),
    ("ingelezen", "Deelnemers ingelezen uit een bestand"),
    ("uitvoer", "Gegevens van deelnemers uitgevoerd"),
    ("afgedrukt", "Badges of lijsten gemaakt"),
    ("bericht", "Bericht aan deelnemers gestuurd"),
    ("niet-verteld", "Wijziging van het programma niet verteld"),
    ("gewist", "Persoonsgegevens gewist"),
    ("hersteld", "Teller hersteld"),
]


class Migration(migrations.Migration):
    dependencies = [("registrations", "0009_organisation_key")]

    operations = [
        migrations.AlterField("change", "action", models.CharField(choices=ACTIONS, max_length=20, verbose_name="wat")),
    ]
