// The form of an article: keeps what was typed (local-draft.js), warns who leaves, and holds a save back without network.
import { photos, read, same, write } from "./fields.js";
import { expire, LocalDraft, settle, when } from "./local-draft.js";
import { element } from "../photos/dom.js";

const PAUSE = 400; // milliseconds of rest before what was typed is kept
const marker = document.querySelector("[data-local-draft]");

settle();
expire();
if (marker) start(marker.closest("form"));

function start(form) {
    const user = document.querySelector("#user-tools strong")?.textContent ?? "";
    const draft = new LocalDraft(marker.dataset.localDraft, marker.dataset.version, user);
    const editors = new Map();
    const isAnswer = Boolean(document.querySelector(".errornote")); // what stands in the form was not saved
    let saved = null; // what the server has
    let timer = null;
    let leaving = false;

    const notice = element("section", { class: "let-op news-local", "aria-live": "polite", hidden: true });
    form.before(notice);

    window.django?.jQuery?.(() => nameChoices(form));
    ready(form, editors).then(() => {
        saved = read(form);
        if (isAnswer) keep();
        else offerNext();
        form.dataset.watched = "true";
    });
    for (const name of ["input", "change"]) form.addEventListener(name, later);
    window.django?.jQuery?.(form).on("change", later); // select2 tells jQuery only
    form.addEventListener("submit", submit);
    document.addEventListener("visibilitychange", () => { if (document.hidden) now(); });
    window.addEventListener("pagehide", now);
    window.addEventListener("pageshow", () => { leaving = false; });
    window.addEventListener("beforeunload", (event) => {
        now();
        if (!leaving && changed()) event.preventDefault();
    });

    function changed() {
        return saved !== null && (isAnswer || !same(read(form), saved));
    }

    function later() {
        clearTimeout(timer);
        timer = setTimeout(now, PAUSE);
    }

    function now() {
        clearTimeout(timer);
        if (saved === null || leaving || timer === null) return;
        timer = null;
        if (changed()) keep();
        else draft.remove();
    }

    function keep() {
        draft.save(read(form), photos(form));
    }

    function submit(event) {
        if (saved !== null && changed()) keep();
        if (!navigator.onLine) {
            event.preventDefault();
            say("Er is nu geen verbinding. Uw tekst is in deze browser bewaard. Probeer het opnieuw zodra er verbinding is.");
            return;
        }
        leaving = true;
        draft.sent();
    }

    function say(text, ...buttons) {
        const line = element("p", {}, text);
        notice.replaceChildren(line, ...(buttons.length ? [element("p", { class: "news-actions" }, ...buttons)] : []));
        notice.hidden = false;
        notice.scrollIntoView({ block: "nearest" });
    }

    function offerNext() {
        const kept = draft.find();
        if (kept && same(kept.values, saved)) {
            draft.remove(kept.key);
            offerNext();
        } else if (kept) offer(kept);
    }

    function offer(kept) {
        const restore = element("button", { type: "button", class: "button", onclick: () => {
            write(form, kept.values, kept.photos ?? {}, editors);
            keep();
            draft.remove(kept.key);
            say("De tekst is teruggezet. Hij is nog niet opgeslagen.");
        } }, "Terugzetten");
        const drop = element("button", { type: "button", class: "button news-plain", onclick: () => {
            draft.remove(kept.key);
            notice.hidden = true;
            form.querySelector("input:not([type=hidden])")?.focus();
            offerNext();
        } }, "Weggooien");
        const older = kept.current ? "" : " Het artikel is daarna nog gewijzigd.";
        say(`Er is een tekst van ${when(kept.at)} die niet is opgeslagen.${older}`, restore, " ", drop);
    }
}

/** select2 gives its fields no name that a screen reader can say. */
function nameChoices(form) {
    for (const select of form.querySelectorAll("select.select2-hidden-accessible")) {
        const label = form.querySelector(`label[for="${CSS.escape(select.id)}"]`);
        const box = select.nextElementSibling;
        if (!label || !box?.classList.contains("select2")) continue;
        label.id ||= `${select.id}_label`;
        const shown = box.querySelector(".select2-selection__rendered");
        const combobox = box.querySelector("[role=combobox]");
        combobox.setAttribute("aria-labelledby", shown?.id ? `${label.id} ${shown.id}` : label.id);
        shown?.setAttribute("aria-labelledby", label.id);
        box.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
        if (select.hasAttribute("aria-describedby")) {
            combobox.setAttribute("aria-describedby", select.getAttribute("aria-describedby"));
        }
    }
}

/** Resolves when the prose editors of the form are there. They may have come before this script. */
function ready(form, editors) {
    const areas = [...form.querySelectorAll("textarea[data-django-prose-editor-configurable]")];
    return Promise.all(areas.map((area) => new Promise((resolve) => {
        const done = (editor) => {
            editors.set(area.name, editor);
            resolve();
        };
        const there = area.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;
        if (there) done(there);
        else area.addEventListener("prose-editor:ready", (event) => done(event.detail.editor), { once: true });
    })));
}
