"""The settings of a site that has programme, news and archive, and no sign-up."""

from techniekpact.settings import *  # noqa: F403
from techniekpact.settings import INSTALLED_APPS as _ALL

INSTALLED_APPS = [one for one in _ALL if one != "registrations"]
