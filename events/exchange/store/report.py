"""What an import did, counted."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many rows of one sort are new, changed, unchanged and gone (no longer in the file)."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0

    def line(self, noun: str) -> str:
        total = self.new + self.changed + self.unchanged
        return (
            f"{total} {noun}: {self.new} nieuw, {self.changed} gewijzigd, "
            f"{self.unchanged} ongewijzigd, {self.gone} vervallen"
        )


@dataclass(slots=True)
class Report:
    """`notes` are Dutch sentences about what was left out or looks odd."""

    sessions: Tally = field(default_factory=Tally)
    speakers: Tally = field(default_factory=Tally)
    rooms: Tally = field(default_factory=Tally)
    event_is_new: bool = False
    notes: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [
            self.sessions.line("sessies"),
            self.speakers.line("sprekers"),
            self.rooms.line("zalen"),
            *self.notes,
        ]
