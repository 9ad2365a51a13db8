// Photos of a gallery over the page: each link leads to a page of its own, which this shows at once.
const list = document.querySelector("[data-lightbox]");
const links = list ? [...list.querySelectorAll("figure > a")] : [];
const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
};

if (links.length && "showModal" in HTMLDialogElement.prototype) {
    const title = make("h2", { id: "lichtbak", tabindex: "-1", "aria-live": "polite" });
    const stage = make("div", { class: "stage" });
    const note = make("figcaption");
    const page = make("a", { class: "page" }, "Naar de pagina van deze foto");
    const button = (words, sign, act) => {
        const element = make("button", { type: "button", "aria-label": words }, sign);
        element.addEventListener("click", act);
        return element;
    };
    const previous = button("Vorige foto", "←", () => show(at - 1));
    const next = button("Volgende foto", "→", () => show(at + 1));
    const close = button("Sluiten", "×", () => dialog.close());
    const bar = make("div", { class: "lightbox-bar" }, title, previous, next, close);
    const dialog = make("dialog", { class: "lightbox", "aria-labelledby": "lichtbak" }, bar, make("figure", {}, stage, note), page);
    document.body.append(dialog);

    let at = 0;
    let opened = false;

    const large = (index) => {
        const copy = links[index].querySelector("picture").cloneNode(true);
        const image = copy.querySelector("img");
        const ratio = image.width / image.height;
        copy.querySelector("source").sizes = `min(96vw, ${Math.round(80 * ratio)}vh)`;
        image.loading = "eager";
        return copy;
    };

    const show = (index, push = true) => {
        if (index < 0 || index >= links.length) return;
        at = index;
        stage.replaceChildren(large(index));
        note.replaceChildren(...[...(links[index].parentElement.querySelector("figcaption")?.cloneNode(true).childNodes ?? [])]);
        title.textContent = `Foto ${index + 1} van ${links.length}`;
        previous.disabled = index === 0;
        next.disabled = index === links.length - 1;
        page.href = links[index].href;
        if (push) history[opened ? "replaceState" : "pushState"]({ photo: index }, "", links[index].href);
        opened = true;
        if (!dialog.open) {
            dialog.showModal();
            title.focus();
        } else if (document.activeElement.disabled || document.activeElement === document.body) {
            title.focus();
        }
        for (const near of [index - 1, index + 1]) if (links[near]) large(near); // the browser keeps what it loads
    };

    dialog.addEventListener("close", () => {
        stage.replaceChildren();
        links[at].focus();
        if (opened) history.back(); // to the address of the gallery
        opened = false;
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        const far = { Home: 0, End: links.length - 1 }[event.key];
        if (step || far !== undefined) {
            event.preventDefault();
            show(step ? at + step : far);
        }
    });

    let from = null;
    stage.addEventListener("pointerdown", (event) => (from = event.isPrimary ? { x: event.clientX, y: event.clientY } : null));
    stage.addEventListener("pointerup", (event) => {
        const across = from ? event.clientX - from.x : 0;
        if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(event.clientY - from.y)) show(at - Math.sign(across));
        from = null;
    });
    stage.addEventListener("dragstart", (event) => event.preventDefault());

    // The page of the photo takes the place of the gallery's state, so that Back leads to the gallery itself.
    page.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        opened = false;
        addEventListener("popstate", () => location.assign(page.href), { once: true });
        history.back();
    });
    addEventListener("popstate", (event) => {
        const index = event.state?.photo;
        if (index !== undefined) show(index, false);
        else if (dialog.open) {
            opened = false;
            dialog.close();
        }
    });
    list.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        const index = links.indexOf(link);
        if (index < 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        show(index);
    });
}
