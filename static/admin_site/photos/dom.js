// Small helpers: elements without HTML in strings, which the names of files and texts of editors could break.

/** An element with attributes and children; texts are texts, never markup. */
export function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
        else if (value === true) made.setAttribute(name, "");
        else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
}

/** "1 foto", "12 foto’s". */
export function count(number, one, more) {
    return `${number.toLocaleString("nl-NL")} ${number === 1 ? one : more}`;
}

/** The square of a photo as the admin's JSON tells it; the words stand beside it. */
export function thumbnail(photo) {
    return element("img", { src: photo.thumb, alt: "", width: 160, height: 160, loading: "lazy", decoding: "async" });
}

/** Loads the stylesheet that stands beside a script, once. */
export function stylesheet(url) {
    const there = [...document.styleSheets].some((sheet) => {
        const name = new URL(url).pathname.replace(/\.css$/, "");
        return sheet.href && new URL(sheet.href).pathname.startsWith(name);
    });
    if (!there) document.head.append(element("link", { rel: "stylesheet", href: url }));
}
