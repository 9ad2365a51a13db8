// The upload page: files that are chosen, dropped or pasted go to the server one by one (queue.js), each on a line of
// its own (upload-row.js). Without this script the form sends them itself.
import { count } from "./dom.js";
import { filesOf } from "./dropped.js";
import { Queue } from "./queue.js";
import { Row } from "./upload-row.js";

const page = document.querySelector("[data-upload]");
const form = document.getElementById("upload-form");
const input = document.getElementById("id_fotos");
const results = page.querySelector("[data-results]");
const all = page.querySelector("[data-all]");
const tooMany = page.querySelector("[data-too-many]");
const next = page.querySelector("[data-next]");
const retryAll = page.querySelector("[data-retry-all]");
const rows = new Map();
let announced = ""; // a live region that speaks at every step says nothing

const queue = new Queue({
    endpoint: page.dataset.endpoint,
    limit: Number(page.dataset.limit),
    token: form.elements.csrfmiddlewaretoken.value,
    freshToken,
    changed,
});

/** The token of whoever is signed in now; null when nobody is, or nothing answers. */
async function freshToken() {
    try {
        const answer = await fetch(location.pathname);
        const document_ = new DOMParser().parseFromString(await answer.text(), "text/html");
        return document_.querySelector("#upload-form [name=csrfmiddlewaretoken]")?.value ?? null;
    } catch {
        return null;
    }
}

function changed(item) {
    if (!rows.has(item)) {
        rows.set(item, new Row(item, retry, showNext));
        page.querySelector("[data-files]").append(rows.get(item).root);
    }
    rows.get(item).show();
    showAll();
}

function retry(item) {
    rows.get(item).name.tabIndex = -1; // the button that had the focus goes away
    rows.get(item).name.focus();
    queue.retry([item]);
}

function showAll() {
    const { items, active } = queue;
    const bytes = items.reduce((sum, item) => sum + item.file.size, 0);
    const sent = items.reduce((sum, item) => sum + Math.min(item.sent, item.file.size), 0);
    const stored = items.filter((item) => item.photo).length;
    const failed = items.filter((item) => item.state === "failed" || item.state === "refused").length;
    all.hidden = false;
    // a file that was sent must still be made into its sizes, so bytes alone would say 100 % too early
    page.querySelector("#upload-total").value = (100 * (sent / Math.max(1, bytes) + stored / items.length)) / 2;
    page.querySelector("[data-total-label]").textContent = `${stored} van ${count(items.length, "foto", "foto’s")} in de bibliotheek`;
    retryAll.hidden = failed < 2 || active.length > 0;
    announce(active.length ? `${count(items.length, "foto wordt", "foto’s worden")} geüpload.` : summary(failed));
    showNext();
}

function summary(failed) {
    const added = queue.items.filter((item) => item.state === "done").length;
    const there = queue.items.filter((item) => item.state === "duplicate").length;
    return [
        `${count(added, "foto is", "foto’s zijn")} toegevoegd.`,
        there ? `${count(there, "foto stond", "foto’s stonden")} er al.` : "",
        failed ? `${count(failed, "bestand is", "bestanden zijn")} niet gelukt; kijk wat erbij staat.` : "",
    ].join(" ").trim();
}

function announce(words) {
    if (words !== announced) page.querySelector("[data-summary]").textContent = announced = words;
}

/** How many photos fit in the address of the screen that describes them. */
function most() {
    return Number(results.dataset.most);
}

function chosen() {
    return [...results.querySelectorAll("[name=foto]:checked")].map((box) => box.value);
}

function showNext() {
    const all = chosen().length;
    const number = Math.min(all, most());
    next.hidden = results.dataset.mayDescribe !== "true" || number === 0 || queue.active.length > 0;
    next.querySelector("[data-describe]").textContent = number === 1 ? "Beschrijf deze foto" : `Beschrijf deze ${number} foto’s`;
    tooMany.hidden = all === number;
    const rest = `Nog ${all - number} vindt u daarna in de lijst, bij “zonder beschrijving”.`;
    tooMany.textContent = all === number ? "" : `De eerste ${number} van ${all} foto’s gaan mee. ${rest}`;
}

function take(files) {
    if (files.length) queue.add(files);
}

input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
});
document.addEventListener("paste", (event) => filesOf(event.clipboardData).then(take));
for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault(); // else the browser opens the file in place of this page
        form.classList.add("drop-over");
    });
}
document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("drop-over");
});
document.addEventListener("drop", (event) => {
    form.classList.remove("drop-over");
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    filesOf(event.dataTransfer).then(take);
});
retryAll.addEventListener("click", () => {
    input.focus();
    queue.retry(queue.items);
});
results.addEventListener("submit", (event) => {
    event.preventDefault(); // one short parameter: an address has a limit
    location.assign(`${results.action}?foto=${chosen().slice(0, most()).join(",")}`);
});
window.addEventListener("beforeunload", (event) => {
    if (queue.active.length) event.preventDefault();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.classList.add("drop-ready");
form.querySelector("[data-plain]").hidden = true;
form.querySelector("[data-script]").hidden = false;
