"""The demo content without its pictures and its people, which take long to make."""

from functools import partial

from techniekpact import demo

load = partial(demo.load, picture_width=0, sign_ups=False)
