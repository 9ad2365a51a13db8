"""The models of the photo library, one file per concept."""

from photos.models.former_slug import FormerSlug
from photos.models.gallery import Gallery, GalleryPhoto
from photos.models.photo import Photo
from photos.models.removal import Allowance, RemovalRequest

__all__ = ["Allowance", "FormerSlug", "Gallery", "GalleryPhoto", "Photo", "RemovalRequest"]
