// The photos of a gallery in their order: by dragging (drag.js), by buttons, and with more from the library.
import { element, thumbnail } from "./dom.js";
import { makeDraggable } from "./drag.js";
import { choosePhotos } from "./picker.js";

document.querySelectorAll("[data-gallery]").forEach(upgrade);

function upgrade(root) {
    const name = root.dataset.gallery;
    const list = root.querySelector("[data-list]");
    const status = root.querySelector("[data-status]");
    root.querySelectorAll("[data-script]").forEach((one) => { one.hidden = false; });
    root.querySelectorAll("[data-plain]").forEach((one) => { one.hidden = true; });
    [...list.children].forEach(equip);
    root.querySelector("[data-add]").addEventListener("click", add);
    makeDraggable(list, { grip: "[data-grip]", handle: "[data-handle]", moved: (item) => { number(); say(item); } });
    number();

    function say(item) {
        const items = [...list.children];
        status.textContent = `${item.dataset.label}: plaats ${items.indexOf(item) + 1} van ${items.length}.`;
    }

    function number() {
        const items = [...list.children];
        items.forEach((item, index) => {
            item.querySelector("input[type=number]").value = index + 1;
            const [earlier, later] = item.querySelectorAll("[data-step]");
            // not `disabled`, which would take the focus away from who is moving a photo
            earlier.setAttribute("aria-disabled", index === 0);
            later.setAttribute("aria-disabled", index === items.length - 1);
        });
        root.querySelector("[data-empty]").hidden = items.length > 0;
    }

    function equip(item) {
        const { label } = item.dataset;
        const step = (words, sign, change) => element(
            "button",
            { type: "button", "data-step": change, "aria-label": `${words}: ${label}`, title: words, onclick: (event) => move(item, change, event.currentTarget) },
            element("span", { "aria-hidden": "true" }, sign),
        );
        const out = element("button", { type: "button", class: "gallery-out", onclick: () => toggle(item, out) });
        item.querySelector("[data-grip]").after(element("span", { class: "gallery-handle", "data-handle": true, "aria-hidden": "true" }, "⠿"));
        item.append(element("span", { class: "gallery-buttons" }, step("Naar voren", "←", -1), step("Naar achteren", "→", 1), out));
        showOut(item, out);
    }

    function move(item, change, button) {
        const items = [...list.children];
        const place = items.indexOf(item) + change;
        if (place >= 0 && place < items.length) {
            if (change < 0) items[place].before(item);
            else items[place].after(item);
            button.focus(); // moving an element loses it
            item.scrollIntoView({ block: "nearest" });
            number();
        }
        say(item);
    }

    function toggle(item, out) {
        item.toggleAttribute("data-removed");
        showOut(item, out);
        status.textContent = item.hasAttribute("data-removed")
            ? `${item.dataset.label}: wordt bij het opslaan uit de galerij gehaald.` : `${item.dataset.label}: blijft in de galerij.`;
    }

    function showOut(item, out) {
        const gone = item.hasAttribute("data-removed");
        item.querySelector("input[type=checkbox]").checked = gone;
        out.textContent = gone ? "Toch houden" : "Haal weg";
        out.setAttribute("aria-label", `${out.textContent}: ${item.dataset.label}`);
    }

    async function add(event) {
        const button = event.currentTarget;
        const photos = await choosePhotos({ multiple: true });
        const there = new Set([...list.children].map((item) => item.dataset.photo));
        const fresh = photos.filter((photo) => !there.has(String(photo.id)));
        for (const photo of fresh) {
            const item = row(photo);
            list.append(item);
            equip(item);
        }
        if (fresh.length) {
            number();
            status.textContent = `${fresh.length} toegevoegd. Vergeet niet op te slaan.`;
        } else if (photos.length) {
            status.textContent = "Deze foto’s staan er al in.";
        }
        button.focus();
    }

    function row(photo) {
        return element(
            "li",
            { class: "gallery-photo gallery-new", "data-photo": photo.id, "data-label": photo.label },
            element("span", { class: "gallery-picture", "data-grip": true }, thumbnail(photo)),
            element("span", { class: "gallery-label" }, element("a", { href: photo.change, target: "_blank", rel: "noopener", title: "Opent in een nieuw tabblad" }, photo.label)),
            photo.state ? element("span", { class: "photo-state" }, photo.state) : null,
            element("input", { type: "hidden", name, value: photo.id }),
            element(
                "span", { hidden: true },
                element("input", { type: "number", name: `${name}-plaats-${photo.id}` }),
                element("input", { type: "checkbox", name: `${name}-weg`, value: photo.id }),
            ),
        );
    }
}
