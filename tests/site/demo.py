"""The demo content without its pictures, which take long to draw."""

from functools import partial

from techniekpact import demo

load = partial(demo.load, picture_width=0)
