"""Demo content: the editions that are known, and one labelled example; loaded by `manage.py load_demo`."""

from techniekpact.demo.loader import Counts, load

__all__ = ["Counts", "load"]
