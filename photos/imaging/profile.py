"""Colour profiles (ICC.1:2022): the only block of a picture that is kept beside its pixels."""

MAX_BYTES = 4 * 1024 * 1024  # the largest for print take some 3 MB


def usable(profile: bytes) -> bool:
    """Whether this can be a profile at all: §7.2, the head of 128 bytes tells its size and has a signature."""
    if not 128 < len(profile) <= MAX_BYTES:
        return False
    return profile[36:40] == b"acsp" and int.from_bytes(profile[:4], "big") == len(profile)
