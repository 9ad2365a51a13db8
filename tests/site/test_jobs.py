"""What the worker clears away."""

import datetime as dt

import pytest
from django.utils import timezone

from news.models import PreviewLink
from news.models.preview_link import make_preview_link
from photos.models import Allowance, RemovalRequest
from techniekpact.jobs import JOBS, forget_limits
from tests.news.articles import make_article
from tests.photos.pictures import make_row


@pytest.mark.django_db
def test_limits_and_links_that_have_long_ended_are_forgotten() -> None:
    assert forget_limits in [job.run for job in JOBS]
    now, day = timezone.now(), dt.timedelta(days=1)
    for days in (0, 61):
        Allowance.claim("x", limit=1, window=day, now=now - days * day)
    for days in (1, -29, -31):
        link, _ = make_preview_link(article=make_article(), user=None)
        PreviewLink.objects.filter(pk=link.pk).update(expires_at=now + days * day)
    for days in (1, 181):
        RemovalRequest.objects.create(photo=make_row(), reason=f"{days}", decided_at=now - days * day)
    forget_limits()
    assert list(RemovalRequest.objects.order_by("pk").values_list("reason", flat=True)) == ["1", ""]
    assert (Allowance.objects.count(), PreviewLink.objects.count()) == (1, 2)
