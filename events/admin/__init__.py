"""The admin of the conference, one file per concept."""

from events.admin import event, flatpage, gallery, session, speaker, theme, venue

__all__ = ["event", "flatpage", "gallery", "session", "speaker", "theme", "venue"]
