"""Times with a point: "28 november 2027 19.08". The rest, and what fields accept ("19:08" and "19.08"), is Django's."""

TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j F Y H.i"
SHORT_DATETIME_FORMAT = "j-n-Y H.i"
