"""The admin of the conference, one file per concept."""

from events.admin import event, flatpage, gallery, session, speaker, staff, theme, venue

__all__ = ["event", "flatpage", "gallery", "session", "speaker", "staff", "theme", "venue"]
