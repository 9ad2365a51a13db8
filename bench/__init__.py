"""Measures the site under its own gunicorn settings: `make bench`."""
