"""Who may know whom: techniekpact > news | registrations > events > photos > core, and siblings never."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from events.models import Theme

RANKS = {"core": 0, "photos": 1, "events": 2, "news": 3, "registrations": 3, "techniekpact": 4}


def imported_apps(path: Path) -> Iterator[tuple[int, str]]:
    """Line and app of every import of an app of ours in the file `path`, also inside functions and type checks."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [str(node.module)]
        else:
            continue
        for name in names:
            if (app := name.partition(".")[0]) in RANKS:
                yield node.lineno, app


def upward_imports(root: Path) -> list[str]:
    """`file:line: app` of every import below `root` that goes up or sideways."""
    return sorted(
        f"{path.relative_to(root)}:{line}: {target}"
        for app in RANKS
        for path in (root / app).rglob("*.py")
        for line, target in imported_apps(path)
        if target != app and RANKS[target] >= RANKS[app]
    )


def upward_relations(models_: Iterable[type[models.Model]]) -> list[str]:
    """`app.model.field -> app` of every foreign key or many-to-many of our apps that goes up or sideways."""
    found = []
    for model in models_:
        app = model._meta.app_label
        for field in (*model._meta.fields, *model._meta.many_to_many):
            target = field.related_model
            if app not in RANKS or target is None:
                continue
            other = target.partition(".")[0] if isinstance(target, str) else target._meta.app_label
            if other != app and other in RANKS and RANKS[other] >= RANKS[app]:
                found.append(f"{app}.{model.__name__}.{field.name} -> {other}")
    return found


def test_imports_go_down() -> None:
    assert upward_imports(settings.BASE_DIR) == []


def test_relations_go_down() -> None:
    assert upward_relations(apps.get_models(include_auto_created=True)) == []


def test_the_scan_reads_every_app_that_is_installed() -> None:
    ours = {config.name for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR}
    assert ours <= RANKS.keys()


@pytest.mark.parametrize(
    ("file", "code", "found"),
    [
        ("events/views.py", "from registrations.models import Seat", ["events/views.py:1: registrations"]),
        ("core/seo.py", "def f():\n    import events.models as m", ["core/seo.py:2: events"]),
        ("news/models.py", "from registrations import actions", ["news/models.py:1: registrations"]),
        ("photos/a/b.py", "if TYPE_CHECKING:\n    from events import x", ["photos/a/b.py:2: events"]),
        ("news/models.py", "from events.models import Event\nfrom . import feeds\nimport coreutils", []),
    ],
)
def test_import_scan_finds_what_goes_up_or_sideways(tmp_path: Path, file: str, code: str, found: list[str]) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(code)
    assert upward_imports(tmp_path) == found


@isolate_apps("core")
def test_relation_scan_finds_a_string_foreign_key_that_goes_up() -> None:
    class Portrait(models.Model):
        owner = models.ForeignKey("events.Speaker", models.CASCADE, related_name="+")
        themes = models.ManyToManyField(Theme, related_name="+")

        class Meta:
            app_label = "core"

    assert upward_relations([Portrait]) == ["core.Portrait.owner -> events", "core.Portrait.themes -> events"]
