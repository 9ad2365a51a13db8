// Where the server cuts a picture: the formula of photos/imaging/geometry.py, so that previews show what it will cut.

/** Halves go to the even number, as in Python. */
export function round(value) {
    const below = Math.floor(value);
    if (value - below !== 0.5) return Math.round(value);
    return below % 2 === 0 ? below : below + 1;
}

/** The largest part with `ratio` (width divided by height) around the focal point, in pixels. `x` and `y` in percent. */
export function cropBox(width, height, ratio, x, y) {
    const wider = width > height * ratio;
    const wide = wider ? Math.max(1, round(height * ratio)) : width;
    const high = wider ? height : Math.max(1, round(width / ratio));
    return { left: start(width, wide, x), top: start(height, high, y), width: wide, height: high };
}

function start(whole, part, percent) {
    return Math.min(Math.max(round((whole * percent) / 100 - part / 2), 0), whole - part);
}

/** The CSS object-position that shows this part in an element of its proportions with object-fit: cover. */
export function objectPosition(width, height, box) {
    const place = (first, room) => (room === 0 ? 50 : (100 * first) / room);
    return `${place(box.left, width - box.width)}% ${place(box.top, height - box.height)}%`;
}
