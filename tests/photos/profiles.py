"""A colour profile for tests, built from the primaries of Display P3 (ICC.1:2022; SMPTE EG 432-1)."""

import struct

# Primaries and white adapted to D50 (Bradford), as in the profile of telephones.
_COLORANTS = {
    b"rXYZ": (0.51512, 0.24120, -0.00105),
    b"gXYZ": (0.29198, 0.69225, 0.04189),
    b"bXYZ": (0.15710, 0.06657, 0.78407),
    b"wtpt": (0.96420, 1.00000, 0.82491),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # that of sRGB (IEC 61966-2-1)
_P3_TO_SRGB = ((1.2249401, -0.2249404, 0.0), (-0.0420569, 1.0420571, 0.0), (-0.0196376, -0.0786361, 1.0982735))


def display_p3() -> bytes:
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))
    tags = {name: b"XYZ " + bytes(4) + b"".join(map(_fixed, values)) for name, values in _COLORANTS.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    text = "P3".encode("utf-16-be")
    tags |= dict.fromkeys(
        (b"desc", b"cprt"), b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(text), 28) + text
    )
    place = 132 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name, place + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s12s4s", size, bytes(4), 0x04000000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp")
    head += bytes(28) + b"".join(map(_fixed, _COLORANTS[b"wtpt"]))
    return head.ljust(128, b"\0") + table + body


def in_srgb(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """What a colour of Display P3 is in sRGB, by the matrices of CSS Color 4 §17; what sRGB has not is cut off."""
    linear = [_expand(level / 255) for level in colour]
    red, green, blue = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in _P3_TO_SRGB)
    return _level(red), _level(green), _level(blue)


def _expand(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _level(value: float) -> int:
    value = min(max(value, 0.0), 1.0)
    return round(255 * (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))


def _fixed(value: float) -> bytes:
    """s15Fixed16Number."""
    return struct.pack(">i", round(value * 65536))
