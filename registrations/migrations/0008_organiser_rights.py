"""What group "Organisatie" may do since there are files to read and write, and mail to attendees."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUP = "Organisatie"
RIGHTS = (
    "export_registration",
    *(f"{verb}_mailing" for verb in ("add", "change", "delete", "view")),
    *(f"{verb}_attendeeimport" for verb in ("add", "view")),
)


def give(apps, schema_editor):
    using = schema_editor.connection.alias
    config = apps.get_app_config("registrations")
    before = getattr(config, "models_module", None)
    config.models_module = before or True  # Django makes permissions after the last migration; we need them now
    create_permissions(config, verbosity=0, using=using, apps=apps)
    config.models_module = before
    group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=GROUP)
    group.permissions.add(*_rights(apps, using))


def take(apps, schema_editor):
    using = schema_editor.connection.alias
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP):
        group.permissions.remove(*_rights(apps, using))


def _rights(apps, using):
    rows = apps.get_model("auth", "Permission").objects.using(using)
    return rows.filter(content_type__app_label="registrations", codename__in=RIGHTS)


class Migration(migrations.Migration):

    dependencies = [("registrations", "0007_organisers")]

    operations = [migrations.RunPython(give, take)]
