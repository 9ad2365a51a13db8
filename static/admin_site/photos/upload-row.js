// The line of one file in the list of uploads.
import { element, thumbnail } from "./dom.js";

const WORDS = { waiting: "wacht", working: "wordt verwerkt…", done: "toegevoegd" };

export class Row {
    constructor(item, retry, chosen) {
        this.item = item;
        this.thumb = element("span", { class: "upload-thumb" });
        this.name = element("span", { class: "upload-name" }, item.file.name);
        this.size = element("span", { class: "upload-size" }, megabytes(item.file.size));
        this.words = element("span", { class: "upload-words" });
        this.progress = element("progress", { max: 100, value: 0, "aria-label": `Voortgang van ${item.file.name}` });
        const label = `Probeer opnieuw: ${item.file.name}`;
        this.again = element("button", { type: "button", "aria-label": label, onclick: () => retry(item) }, "Probeer opnieuw");
        this.box = element("input", { type: "checkbox", name: "foto", onchange: chosen });
        this.take = element("label", { class: "upload-take" }, this.box, " toch meenemen");
        this.root = element(
            "li", { class: "upload-file" },
            this.thumb, this.name, this.size, this.words, this.progress, this.again, this.take,
        );
        this.show();
    }

    show() {
        const { state, sent, file, photo, error } = this.item;
        const percent = file.size ? Math.floor((100 * sent) / file.size) : 100;
        this.root.dataset.state = state;
        this.words.textContent = error || WORDS[state] || `${percent} %`;
        this.words.classList.toggle("upload-error", Boolean(error));
        if (state === "working") this.progress.removeAttribute("value"); // how long it takes is not known
        else this.progress.value = percent;
        this.progress.hidden = !["waiting", "sending", "working"].includes(state);
        this.again.hidden = state !== "failed" && state !== "refused";
        this.take.hidden = state !== "duplicate";
        if (photo && !this.thumb.children.length) this.link(photo, state);
    }

    link(photo, state) {
        this.thumb.append(thumbnail(photo));
        const link = element("a", { href: photo.change, target: "_blank", rel: "noopener" }, this.item.file.name);
        link.title = "Opent in een nieuw tabblad";
        this.name.replaceChildren(link);
        this.box.value = photo.id;
        this.box.checked = state === "done";
    }
}

function megabytes(size) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return `${(Math.max(size, 50_000) / 1_000_000).toLocaleString("nl-NL", digits)} MB`;
}
