"""The admin of the photo library, one file per concept. Galleries are registered by the app that knows editions."""

from photos.admin import photo, removal

__all__ = ["photo", "removal"]
