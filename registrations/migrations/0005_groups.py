"""The groups of who organises and who works at the desk, and who alone reads what people need to be received well."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDIT = ("add", "change", "delete", "view")
GROUPS = {
    "Organisatie": {
        "events": {
            "event": ("add", "change", "view"),
            **{
                model: EDIT
                for model in ("venue", "room", "theme", "session", "sessionpart", "speaker", "appearance", "document")
            },
        },
        "registrations": {
            "registration": ("add", "change", "view"),
            "seat": ("view",),
            "delegation": ("change", "view"),
            "invitation": ("add", "change", "delete", "view"),
            "letter": ("change", "view"),
            "change": ("view",),
            "checkin": ("view", "work_at_desk"),
        },
    },
    "Balie": {"registrations": {"checkin": ("work_at_desk",)}},
    "Toegankelijkheid": {"registrations": {"specialneeds": ("view",)}},
}
OWN_NAMES = {"work_at_desk": "work_at_desk"}  # permissions that are not named after their model


def make_groups(apps, schema_editor):
    """Makes the groups, or gives them what they lack; what an administrator added to one stays."""
    using = schema_editor.connection.alias
    _make_permissions(apps, using)
    rows = apps.get_model("auth", "Permission").objects.using(using).select_related("content_type")
    by_name = {(row.content_type.app_label, row.codename): row for row in rows}
    for name, wanted in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        keys = [
            (app, OWN_NAMES.get(verb, f"{verb}_{model}"))
            for app, models in wanted.items()
            for model, verbs in models.items()
            for verb in verbs
        ]
        group.permissions.add(*(by_name[key] for key in keys))


def _make_permissions(apps, using):
    """Django makes permissions after the last migration; this one needs them now."""
    for app in ("events", "registrations"):
        config = apps.get_app_config(app)
        before = getattr(config, "models_module", None)
        config.models_module = before or True
        create_permissions(config, verbosity=0, using=using, apps=apps)
        config.models_module = before


def remove_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("registrations", "0004_desk"),
        ("events", "0005_assignment"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
