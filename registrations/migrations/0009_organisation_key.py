"""Organisations are found without accents and capitals too."""

from django.db import migrations, models

from registrations.names import name_key


def make_keys(apps, schema_editor):
    rows = apps.get_model("registrations", "Registration").objects.using(schema_editor.connection.alias)
    for name in rows.exclude(organisation="").order_by().values_list("organisation", flat=True).distinct():
        rows.filter(organisation=name).update(organisation_key=name_key(name))


class Migration(migrations.Migration):
    dependencies = [("registrations", "0008_organiser_rights")]

    operations = [
        migrations.AddField(
            "registration", "organisation_key", models.CharField(blank=True, editable=False, max_length=150)
        ),
        migrations.RunPython(make_keys, migrations.RunPython.noop),
    ]
