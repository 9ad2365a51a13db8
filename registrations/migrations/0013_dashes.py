"""Names with a dash are found without it, and are the same person."""

from django.db import migrations
from django.db.models import Q

from registrations.names import name_key


def make_keys(apps, schema_editor):
    """Leaves a key that would make someone of someone else: both stay as they were registered."""
    rows = apps.get_model("registrations", "Registration").objects.using(schema_editor.connection.alias)
    dashed = Q(name_key__regex="[-‐-―−]") | Q(organisation_key__regex="[-‐-―−]")
    for row in rows.filter(dashed).order_by("pk"):
        key = name_key(row.name)
        rows.filter(pk=row.pk).update(organisation_key=name_key(row.organisation))
        if not rows.filter(event=row.event_id, email_key=row.email_key, name_key=key).exclude(pk=row.pk).exists():
            rows.filter(pk=row.pk).update(name_key=key)


class Migration(migrations.Migration):
    dependencies = [("registrations", "0012_finding")]

    operations = [migrations.RunPython(make_keys, migrations.RunPython.noop)]
