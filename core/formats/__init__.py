"""How Django itself prints dates and times: in lists of the admin, in fields that are only shown, and in its log."""
