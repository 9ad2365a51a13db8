"""The group “Redactie”: editors of news and photos, who may do that and nothing else."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

NAME = "Redactie"
PERMISSIONS = {
    "news": {
        "article": ("add", "change", "delete", "view"),
        "previewlink": ("add", "change", "delete", "view"),
    },
    "photos": {
        "photo": ("add", "change", "delete", "view"),
        "gallery": ("add", "change", "delete", "view"),
        "galleryphoto": ("add", "change", "delete", "view"),
        "removalrequest": ("change", "view"),
    },
    "events": {  # to choose them
        "event": ("view",),
        "session": ("view",),
        "theme": ("view",),
    },
}


def make_group(apps, schema_editor):
    """Makes the group, or gives it what it lacks; what an administrator added to it stays."""
    using = schema_editor.connection.alias
    _make_permissions(apps, using)
    wanted = [
        (app, f"{verb}_{model}")
        for app, models in PERMISSIONS.items()
        for model, verbs in models.items()
        for verb in verbs
    ]
    rows = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label__in=PERMISSIONS)
    by_name = {(row.content_type.app_label, row.codename): row for row in rows.select_related("content_type")}
    group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=NAME)
    group.permissions.add(*(by_name[key] for key in wanted))


def _make_permissions(apps, using):
    """Django makes permissions after the last migration; this one needs them now."""
    for app in PERMISSIONS:
        config = apps.get_app_config(app)
        before = getattr(config, "models_module", None)
        config.models_module = before or True
        create_permissions(config, verbosity=0, using=using, apps=apps)
        config.models_module = before


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name=NAME).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("news", "0001_initial"),
        ("photos", "0001_initial"),
        ("events", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_group, remove_group)]
