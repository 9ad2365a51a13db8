"""The admin site at /beheer/: Django's own, with Dutch titles."""

from django.contrib import admin


class AdminSite(admin.AdminSite):
    """Django's admin under the name of the conference."""

    site_header = "Jaarconferentie Techniekpact"
    site_title = "Beheer Techniekpact"
    index_title = "Beheer"
    site_url = "/"
