"""What stands on every page of the desk and is the same on all: worked out once, since desks ask for pages all day."""

from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

FILES = ("store", "roster", "noted", "arrivals", "scan")  # of static/desk/, which desk.js loads when it needs them
TONES = ("in", "again", "ask", "done", "ready")


@cache
def frame() -> dict[str, SafeString]:
    """`files`: where the scripts are, as attributes; `icons`: those that the scripts put in."""
    return {
        "files": render_to_string("desk/_files.html", {"names": FILES}),
        "icons": render_to_string("desk/_icons.html", {"tones": TONES}),
    }
