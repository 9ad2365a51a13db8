"""The admin of the conference, one file per concept."""

from events.admin import event, flatpage, session, speaker, theme, venue

__all__ = ["event", "flatpage", "session", "speaker", "theme", "venue"]
