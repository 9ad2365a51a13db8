"""The desk: letting people in on the day, on a phone, with and without JavaScript."""
