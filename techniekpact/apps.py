"""App configurations of the composition root: its own, and Django's admin with our site."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class TechniekpactConfig(AppConfig):
    default = True
    name = "techniekpact"
    verbose_name = "Site"


class AdminConfig(admin_apps.AdminConfig):
    """Django's admin, with the site of techniekpact/admin.py."""

    default = False
    default_site = "techniekpact.admin.AdminSite"
