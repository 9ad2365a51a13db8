"""The admin of the photo library, one file per concept."""

from photos.admin import photo

__all__ = ["photo"]
