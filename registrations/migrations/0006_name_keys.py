"""Names with letters such as ł and ø are found without them too."""

from django.db import migrations
from django.db.models import Q

from registrations.names import name_key

LETTERS = "łŁøØđĐðÐþÞæÆœŒıħĦ"


def make_keys(apps, schema_editor):
    """Leaves a key that would make someone of someone else: both stay as they were registered."""
    rows = apps.get_model("registrations", "Registration").objects.using(schema_editor.connection.alias)
    strange = Q(pk=None)
    for letter in LETTERS:
        strange |= Q(name__contains=letter)
    for row in rows.filter(strange).order_by("pk"):
        key = name_key(row.name)
        if not rows.filter(event=row.event_id, email_key=row.email_key, name_key=key).exclude(pk=row.pk).exists():
            rows.filter(pk=row.pk).update(name_key=key)


class Migration(migrations.Migration):
    dependencies = [("registrations", "0005_groups")]

    operations = [migrations.RunPython(make_keys, migrations.RunPython.noop)]
