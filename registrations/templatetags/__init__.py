"""Template filters of the organisers' pages."""
