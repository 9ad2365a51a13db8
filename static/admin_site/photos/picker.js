// The dialog in which an editor chooses photos of the library.
//
//     import { choosePhotos } from "../photos/picker.js";
//     const [photo] = await choosePhotos({ multiple: false });
//
// Resolves with the chosen photos, in the order in which they were chosen; with none when the dialog was closed.
// A photo is { id, url, width, height, alt, caption, credit, label, thumb, state, change }: `url` and its size are of
// the whole picture, `thumb` is a square, `state` says why visitors do not see it ("" when they do).
import { count, element, stylesheet, thumbnail } from "./dom.js";

const ENDPOINT = "/beheer/photos/photo/kies/";
let numbers = 0;

export function choosePhotos({ multiple = false } = {}) {
    stylesheet(new URL("./picker.css", import.meta.url).href);
    return new Promise((resolve) => new Picker(multiple, resolve).open());
}

class Picker {
    constructor(multiple, resolve) {
        this.multiple = multiple;
        this.chosen = new Map();
        this.page = 0;
        this.turn = 0; // answers to older questions are dropped
        this.build(`kies-${++numbers}`);
        this.dialog.addEventListener("close", () => {
            this.dialog.remove();
            resolve(this.done ? [...this.chosen.values()] : []);
        });
    }

    build(id) {
        this.search = element("input", { type: "search", id: `${id}-q`, autocomplete: "off" });
        this.status = element("p", { class: "picker-status", role: "status" });
        this.list = element("ul", { class: "picker-photos" });
        this.more = this.button("Meer foto’s", () => this.load(this.page + 1));
        this.more.hidden = true;
        this.upload = element(
            "a", { href: "#", target: "_blank", rel: "noopener", hidden: true }, "Nieuwe foto’s uploaden (nieuw tabblad)",
        );
        this.add = this.button("Kies een of meer foto’s", () => this.finish(), "picker-add");
        this.add.disabled = true;
        const form = element(
            "form",
            { class: "picker-search", role: "search", onsubmit: (event) => this.restart(event) },
            element("label", { for: `${id}-q` }, "Zoek op beschrijving, bijschrift, fotograaf of bestandsnaam"),
            element("div", {}, this.search, element("button", { type: "submit" }, "Zoek"),
                this.button("Ververs", () => this.restart(), "picker-quiet")),
        );
        this.dialog = element(
            "dialog",
            { class: "picker", "aria-labelledby": `${id}-title` },
            element(
                "div", { class: "picker-head" },
                element("h2", { id: `${id}-title` }, this.multiple ? "Kies foto’s" : "Kies een foto"),
                this.button("Sluiten", () => this.dialog.close(), "picker-quiet"),
            ),
            form,
            element("div", { class: "picker-body" }, this.status, this.list, this.more),
            element("div", { class: "picker-foot" }, this.upload, this.multiple ? this.add : null),
        );
    }

    button(text, onclick, kind = "") {
        return element("button", { type: "button", class: kind, onclick }, text);
    }

    open() {
        document.body.append(this.dialog);
        this.dialog.showModal();
        this.search.focus();
        this.load(1);
    }

    restart(event) {
        event?.preventDefault();
        this.load(1);
    }

    async load(page) {
        const turn = ++this.turn;
        this.status.textContent = "Foto’s worden geladen…";
        const answer = await this.ask(page);
        if (turn !== this.turn || !this.dialog.open) return;
        if (answer === null) {
            this.status.textContent = "De foto’s kunnen niet worden geladen. Bent u nog aangemeld? Klik op Ververs.";
            return;
        }
        this.page = answer.page;
        if (page === 1) this.list.replaceChildren();
        const items = answer.photos.map((photo) => this.item(photo));
        this.list.append(...items);
        this.more.hidden = !answer.more;
        this.upload.hidden = !answer.upload;
        this.upload.href = answer.upload ?? "#";
        const words = answer.count ? `${this.list.children.length} van ${count(answer.count, "foto", "foto’s")}` : "Geen foto’s gevonden.";
        this.status.textContent = words;
        if (page > 1) items[0]?.querySelector("input, button").focus();
    }

    async ask(page) {
        try {
            const query = new URLSearchParams({ q: this.search.value, pagina: page });
            const response = await fetch(`${ENDPOINT}?${query}`, { headers: { Accept: "application/json" } });
            return response.ok ? await response.json() : null; // a page to log in is no JSON
        } catch {
            return null;
        }
    }

    item(photo) {
        const words = element("span", { class: "picker-label" }, photo.label);
        const state = photo.state ? element("span", { class: "photo-state" }, photo.state) : null;
        if (!this.multiple) {
            const button = this.button("", () => this.finish(photo), "picker-photo");
            button.append(thumbnail(photo), words, ...(state ? [" ", state] : []));
            return element("li", {}, button);
        }
        const box = element("input", { type: "checkbox" });
        box.checked = this.chosen.has(photo.id);
        box.addEventListener("change", () => this.toggle(photo, box.checked));
        return element("li", {}, element("label", { class: "picker-photo" }, box, thumbnail(photo), words, " ", state));
    }

    toggle(photo, on) {
        if (on) this.chosen.set(photo.id, photo);
        else this.chosen.delete(photo.id);
        const number = this.chosen.size;
        this.add.disabled = number === 0;
        this.add.textContent = number ? `Voeg ${count(number, "foto", "foto’s")} toe` : "Kies een of meer foto’s";
    }

    finish(photo) {
        if (photo) this.chosen.set(photo.id, photo);
        this.done = true;
        this.dialog.close();
    }
}
