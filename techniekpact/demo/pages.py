"""The fixed pages, and the name and domain of the site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.sites.models import Site

from techniekpact.demo.content import read
from techniekpact.demo.rows import fill

_SITE_NAME = "Jaarconferentie Techniekpact"
_DJANGO_DEFAULT = "example.com"  # what Django's first migration puts in both columns


def set_site() -> Site:
    """The Site row: its domain follows SITE_URL; a name that an editor chose stays."""
    site = Site.objects.filter(pk=settings.SITE_ID).first() or Site(pk=settings.SITE_ID, name=_DJANGO_DEFAULT)
    wanted = (urlsplit(settings.SITE_URL).netloc, _SITE_NAME if site.name == _DJANGO_DEFAULT else site.name)
    if (site.domain, site.name) != wanted:
        site.domain, site.name = wanted
        site.save()
    return site


def load_pages(site: Site) -> int:
    """Makes the pages that are not there yet and returns how many; a page that exists is left alone."""
    new = 0
    for content in read("pages")["pages"]:
        if FlatPage.objects.filter(url=content["url"]).exists():
            continue
        page = FlatPage()
        fill(page, **content)
        page.sites.add(site)
        new += 1
    return new
