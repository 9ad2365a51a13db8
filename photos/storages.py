"""Where pictures are kept: uploads where nobody but the site comes, renditions where everyone may fetch them."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Uploads as they came, with whatever a camera wrote in them. Nothing in it has an address."""
    return storages["private"]


def public_storage() -> Storage:
    """Renditions and downloads. Addresses hold a hash of the upload, so a file never changes and none is guessed."""
    return storages["default"]
