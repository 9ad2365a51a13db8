// The fields of a form as plain values, and back: text, choices with their labels, a chosen photo, the prose editor.

const SKIPPED = new Set(["csrfmiddlewaretoken", "version"]);

function fieldsOf(form) {
    return [...form.elements].filter((one) => one.name && !SKIPPED.has(one.name) && !["submit", "button"].includes(one.type));
}

function photoOf(input) {
    const box = input.closest("[data-photo-input]");
    const chosen = box?.querySelector("[data-chosen]");
    if (!chosen || chosen.hidden) return null;
    const link = chosen.querySelector("[data-label]");
    const image = chosen.querySelector("[data-thumb] img");
    const state = chosen.querySelector("[data-state]");
    return { label: link.textContent, change: link.getAttribute("href"), thumb: image?.currentSrc || image?.src || "", state: state.hidden ? "" : state.textContent };
}

/** The value of each field by name; what only tells how it looks stands beside it. */
export function read(form) {
    const values = {};
    for (const field of fieldsOf(form)) {
        if (field.type === "checkbox") values[field.name] = field.checked;
        else if (field.tagName === "SELECT") values[field.name] = [...field.selectedOptions].map((one) => [one.value, one.textContent]);
        else values[field.name] = field.value;
    }
    return values;
}

export function photos(form) {
    const inputs = [...form.querySelectorAll("[data-photo-input] input")];
    return Object.fromEntries(inputs.map((input) => [input.name, photoOf(input)]));
}

/** Whether two readings are the same; the editor may write the same text in another way. */
export function same(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}

function select(field, choices) {
    for (const [value, label] of choices) {
        if (![...field.options].some((one) => one.value === value)) field.add(new Option(label, value));
    }
    const wanted = new Set(choices.map(([value]) => value));
    for (const option of field.options) option.selected = wanted.has(option.value);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    window.django?.jQuery?.(field).trigger("change.select2");
}

function showPhoto(input, photo) {
    const chosen = input.closest("[data-photo-input]").querySelector("[data-chosen]");
    chosen.hidden = !photo;
    if (!photo) return;
    const link = chosen.querySelector("[data-label]");
    [link.textContent, link.href] = [photo.label, photo.change];
    const image = Object.assign(document.createElement("img"), { src: photo.thumb, alt: "", width: 160, height: 160 });
    chosen.querySelector("[data-thumb]").replaceChildren(image);
    const state = chosen.querySelector("[data-state]");
    [state.textContent, state.hidden] = [photo.state, !photo.state];
}

/** Puts values back. `editors` are the prose editors by the name of their field. */
export function write(form, values, chosen, editors) {
    for (const field of fieldsOf(form)) {
        if (!(field.name in values)) continue;
        const value = values[field.name];
        if (field.type === "checkbox") field.checked = value;
        else if (field.tagName === "SELECT") select(field, value);
        else if (editors.has(field.name)) editors.get(field.name).commands.setContent(value, { emitUpdate: true });
        else field.value = value;
        if (field.closest("[data-photo-input]")) {
            showPhoto(field, chosen[field.name]);
            field.dispatchEvent(new Event("change", { bubbles: true }));
        }
    }
}
