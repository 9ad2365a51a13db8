"""What a room is called in an exchange file, where a name must mean one room."""

from collections import Counter
from collections.abc import Iterable

from events.exchange.document import is_unknown_room
from events.models import Room


def room_labels(rooms: Iterable[Room]) -> dict[int, str]:
    """The label of each room of one edition by primary key: its name, with the venue where a name occurs twice.

    `venue` of each room must be loaded. No room gets the label that stands for an unknown room.
    """
    rooms = list(rooms)
    names = Counter(room.name for room in rooms)
    labels: dict[int, str] = {}
    taken = {name for name, count in names.items() if count == 1}
    for room in rooms:
        label = room.name
        if names[label] > 1 or is_unknown_room(label):
            stem, number = f"{room.name} ({room.venue.name})", 1
            label = stem
            while label in taken:
                number += 1
                label = f"{stem} {number}"
            taken.add(label)
        labels[room.pk] = label
    return labels
