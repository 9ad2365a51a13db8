// Items of a list that can be dragged to another place, with mouse, pen and finger.

const EDGE = 80; // pixels from the edge of the window where dragging scrolls
const START = 6; // pixels before a press becomes a drag

/** `grip` is the selector of what a mouse holds, `handle` of what a finger holds: elsewhere a finger scrolls the page.
 *
 * `moved(item)` is called when one came to another place.
 */
export function makeDraggable(list, { grip, handle, moved }) {
    let item = null;
    let from = null;
    let place = -1;

    list.addEventListener("pointerdown", (event) => {
        if (event.button !== 0 || !event.target.closest(event.pointerType === "mouse" ? `${grip}, ${handle}` : handle)) return;
        item = event.target.closest("li");
        place = [...list.children].indexOf(item);
        from = { x: event.clientX, y: event.clientY };
        event.preventDefault(); // no ghost of the picture, no selection
        list.setPointerCapture(event.pointerId);
    });
    list.addEventListener("pointermove", (event) => {
        if (!item) return;
        if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) < START) return;
        from = null;
        item.classList.add("dragging");
        scroll(event.clientY);
        const over = document.elementsFromPoint(event.clientX, event.clientY)
            .map((element) => element.closest("li")).find((one) => one && one !== item && one.parentElement === list);
        if (!over) return;
        const items = [...list.children];
        if (items.indexOf(over) > items.indexOf(item)) over.after(item);
        else over.before(item);
    });
    for (const name of ["pointerup", "pointercancel"]) {
        list.addEventListener(name, () => {
            if (!item) return;
            const [moving, before] = [item, place];
            item = null;
            moving.classList.remove("dragging");
            if ([...list.children].indexOf(moving) !== before) moved(moving);
        });
    }
}

function scroll(y) {
    if (y < EDGE) window.scrollBy(0, y - EDGE);
    else if (y > window.innerHeight - EDGE) window.scrollBy(0, y - window.innerHeight + EDGE);
}
