"""Files damaged at random: imported or refused, never a crash."""

import copy
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from core import richtext
from events.models import Session
from tests.exchange.files import dump, import_text, new_event, new_json, old_event, old_xml

pytestmark = pytest.mark.django_db


def _mutate_text(text: bytes, chance: random.Random) -> bytes:
    data = bytearray(text)
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(data))
        action = chance.randrange(4)
        if action == 0:
            data[at] = chance.randrange(256)
        elif action == 1:
            del data[at : at + chance.randint(1, 30)]
        elif action == 2:
            data[at:at] = chance.choice(
                [b"<", b">", b"&", b'"', b"\0", b"99:99", b"-1", b"\xff", b"</title>", b"{", b"]"]
            )
        else:
            other = chance.randrange(len(data))
            data[at:at] = data[other : other + 40]
    return bytes(data)


VALUES = [None, True, -1, 10**30, 1.5, "", "x" * 400, "\ud800", "\0", [], {}, ["x"], {"a": 1}, "2018-06-18", "24:00"]


def _mutate_json(text: bytes, chance: random.Random) -> bytes:
    """The document with one to three values replaced by something else."""
    document: Any = new_json(new_event(1), new_event(2))
    for _ in range(chance.randint(1, 3)):
        node: Any = document
        while True:
            key = chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
            if not node[key] or not isinstance(node[key], dict | list) or chance.random() < 0.05:
                break
            node = node[key]
        node[key] = copy.deepcopy(chance.choice(VALUES))
    return dump(document).encode()


@pytest.mark.parametrize(
    ("seed", "mutate", "text"),
    [
        (1, _mutate_text, old_xml(old_event(1), old_event(2))),
        (2, _mutate_text, dump(new_json(new_event(1), new_event(2)))),
        (3, _mutate_json, "{}"),
    ],
    ids=["xml", "json", "json values"],
)
def test_damaged_files_are_imported_or_refused_but_never_crash(
    tmp_path: Path, seed: int, mutate: Callable[[bytes, random.Random], bytes], text: str
) -> None:
    chance = random.Random(seed)
    imported, messages = 0, []
    for _ in range(300):
        data = mutate(text.encode(), chance)
        try:
            import_text(tmp_path, data)
            imported += 1
        except CommandError as error:
            messages.append(str(error))
    assert min(imported, len(messages)) > 10
    assert [message for message in messages if len(message.splitlines()) != 1] == []
    for session in Session.objects.all():
        assert session.title == richtext.line(session.title)
        session.full_clean(exclude=["event", "room"])
