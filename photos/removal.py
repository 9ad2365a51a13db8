"""Requests of people in a photo to hide it: carried out at once, within limits, and judged by an editor later."""

import datetime as dt

from django.db import transaction

from core import richtext
from photos.actions import hide_photo
from photos.models import Allowance, Photo, RemovalRequest

DAY = dt.timedelta(days=1)
PER_CLIENT = 5  # photos a day from one address
PER_PHOTO = 2  # times in thirty days: what an editor restored twice is no longer hidden by whoever asks
AT_ALL = 60  # photos an hour, from whatever addresses: a whole library must not vanish in a night


class TooMany(Exception):
    """This visitor has asked often enough for now; `seconds` to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@transaction.atomic
def ask_to_hide(*, photo: Photo, client: str, reason: str = "") -> RemovalRequest:
    """Writes the request down, and hides the photo unless it, or the whole library, was hidden too often already.

    `client`: what core.client.client_key says. Raises TooMany; then nothing was written.
    """
    if wait := Allowance.claim(f"hide:{client}", limit=PER_CLIENT, window=DAY):
        raise TooMany(wait)
    may_hide = not (  # the photo's own turn last: it is used only when the photo is hidden
        Allowance.claim("hide-at-all", limit=AT_ALL, window=dt.timedelta(hours=1))
        or Allowance.claim(f"hide-photo:{photo.pk}", limit=PER_PHOTO, window=30 * DAY)
    )
    if may_hide:
        hide_photo(photo=photo)
    return RemovalRequest.objects.create(photo=photo, reason=richtext.plain(reason), hid=may_hide)
