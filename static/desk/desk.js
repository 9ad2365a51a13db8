// The desk with JavaScript: a code lets someone in without leaving the page, with a network and without, by one queue.
if (!navigator.locks || !crypto.subtle) throw new Error("The desk goes on without JavaScript");
const root = document.getElementById("balie-hier");
const { number: event, door, desk: name, user, ...scripts } = root.dataset;
const shown = (id) => document.getElementById(id);
const part = (id) => root.querySelector(`[data-part="${id}"]`);
const field = shown("q");

const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.filter(Boolean));
    return element;
};
const button = (words, act, more, kind = "button ghost") => {
    const element = make("button", { type: "button", class: kind }, words, more && make("span", { class: "hidden" }, `: ${more}`));
    const failed = () => tell("ask", "Niet gelukt", "Probeer het opnieuw, of schrijf de naam op.");
    element.addEventListener("click", async () => act().catch(failed));
    return element;
};
const change = (element, act) => {
    const inside = () => element.contains(document.activeElement);
    const was = inside();
    act();
    if (was && !inside()) field.focus();
};
// Leaves alone what is the same: someone may be on a button in it.
const put = (element, nodes) => {
    const fresh = make("div", {}, ...nodes);
    if (fresh.innerHTML !== element.innerHTML) change(element, () => element.replaceChildren(...fresh.childNodes));
};
const icon = (tone) => root.querySelector(`[data-icon="${tone}"]`).content.cloneNode(true);
const hours = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
const time = (when) => `${hours.format(new Date(when)).replace(":", ".")} uur`;
const link = (code, words = "Naar deze persoon") => make("a", { href: `/balie/${code}/` }, words);

// The latest on top, of nobody twice. `code`: of one person, or of more with spaces; `still`: news of what is told.
const MOMENT = 15000; // milliseconds; what is older goes when something is told
const tell = (tone, title, words, { who, code = "", still } = {}, ...more) => {
    const [box, at] = [part("result"), Date.now()];
    const all = [...box.children];
    const old = all.filter((one) => ` ${code} `.includes(` ${one.dataset.code} `));
    if (still && !old.length) return;
    shown("uitslag")?.remove();
    const text = make("p", {}, who && make("b", {}, who), who && words && ": ", words);
    const said = make("div", {}, make("p", { class: "told-title" }, title), text);
    const card = make("div", { class: `told is-${tone}`, "data-code": code, "data-at": at }, icon(tone), said, ...more);
    const rest = all.filter((one) => !old.includes(one) && at - one.dataset.at < MOMENT).slice(0, 3);
    change(box, () => {
        if (still) return old[0].replaceWith(card);
        for (const one of all) rest.includes(one) || one.remove(); // what stays is not read out again
        box.prepend(card);
    });
    const other = document.querySelector("article.person h1"); // of someone else, or as it was before
    if (code && other) put(other.parentElement, [link(location.pathname.split("/")[2], `Naar ${other.textContent}`)]);
};

// What is scanned while the rest is on its way is done when that is there; if it does not come, as without JavaScript.
const code_in = (text) => text.match(/^(?:.*\/balie\/)?([2-9a-hjkmnp-z]{10})\/?$/i)?.[1].toLowerCase();
let begin, give_up, lost;
let turn = new Promise((...ways) => ([begin, give_up] = ways));
const search = (text) => {
    if (shell) return shell.search(text);
    location.assign(`/balie/?${new URLSearchParams({ q: text })}`);
};
const take = (text, sure) => {
    const code = code_in(text);
    const unsure = !sure && code === text.toLowerCase() && !/\d/.test(code);
    const failed = () => {
        if (!lost) return tell("ask", "Zoeken lukt niet", `Zoek opnieuw: ${text}.`);
        field.value = text;
        field.form.submit();
    };
    turn = turn.then(async () => (code && (await enter(code, { unsure }))) || search(text)).catch(failed);
};
field.addEventListener("focus", () => field.select()); // what a scanner types takes the place of what was there
if (document.activeElement === field) field.select();
field.form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    const text = field.value.trim();
    if (code_in(text)) field.value = "";
    take(text);
});

// A scanner types faster than anyone: its code counts wherever the focus is, and its keys press nothing there. Other text
// stays in a field: software types too.
const PACE = 60; // milliseconds between two keys
let typed = "";
let last = -PACE;
let scanned; // the last key was the Enter of a scan: some scanners press it twice
let spaced; // the last space was of a scan
let before; // where the first key came, and what was there
const on_key = (press) => {
    const { key, timeStamp: at, target } = press;
    if (/^(Shift|CapsLock)$/.test(key)) return;
    const quick = at - last < PACE && !press.repeat;
    const text = quick ? typed : "";
    const presses = quick && !target.matches(":read-write");
    const twice = quick && scanned && !(target === field && field.value);
    last = at;
    typed = "";
    scanned = false;
    if (press.ctrlKey || press.altKey || press.metaKey) return;
    if (key.length === 1) {
        if (!text) before = [target, target.value];
        typed = text + key;
    }
    if (key === " " && (spaced = presses)) press.preventDefault();
    if (key !== "Enter") return;
    const code = code_in(text);
    const scan = code || (presses && text);
    if (!scan && !twice) return;
    press.preventDefault();
    scanned = true;
    if (!scan) return;
    const [element, value] = before;
    if (element.matches(":read-write, select")) element.value = element === field ? "" : value;
    if (code) return take(text, true);
    tell("ask", "Onbekende code", "Dit is geen code van deze conferentie.");
};
document.addEventListener("keydown", on_key, true);
document.addEventListener("keyup", (up) => up.key === " " && spaced && up.preventDefault(), true);

const store = await import(scripts.store).catch((error) => {
    lost = true;
    give_up(error);
    throw error;
});

// The page for without network reads what the last page wrote.
const shell = scripts.shell && (await import(scripts.shell));
const place = shell ? await store.recall("place") : { event, door, desk: name, user };
if (!shell) await store.keep("place", place);

let opening, loading;
const roster = () => (opening ??= import(scripts.roster).then((one) => one.start(store, time)));
const noted = () => (loading ??= import(scripts.noted).then((one) => one.start(tools)));
const list = async () => {
    const found = await (await roster()).read();
    return found?.event === place.event ? found : null;
};

// Adds what this device heard of who came to the list. Whether all of them are on it.
const learn = async (news) => !news.length || (await roster()).learn(place.event, news);

const network = { status: shell ? 0 : 200 }; // of the last answer: 0 is no network
const send = async () => {
    const { answers, status } = network.status ? await store.send() : { answers: new Map(), status: 0 };
    if (status !== 404) network.status = status; // else of this edition, or of another
    return answers;
};
// Lets the person with this code in, or notes it. False when it may as well be a word, and is nobody's code.
const enter = async (code, { anyway = false, unsure = false } = {}) => {
    let item;
    try {
        const here = (one) => one.code === code && one.event === place.event && one.door === place.door;
        const before = (await store.all()).find((one) => here(one) && !one.answer && !one.undo);
        if (unsure && !network.status && !(await list())) return (await noted()).which(code);
        item = before ?? (await store.note({ ...place, code, anyway }));
        const answer = (await send()).get(item.key);
        const known = await (await noted()).say(item, { before, answer, unsure });
        await report();
        return known;
    } catch {
        tell("ask", item ? "Misschien niet genoteerd" : "Niet genoteerd", "Schrijf de naam op.", { code });
        return true;
    }
};

const report = async () => {
    await learn(store.heard.splice(0)).catch(() => {}); // it is noted, whatever the list knows
    const items = await store.all();
    if (items.length || loading || shell || network.status !== 200) await (await noted()).show(items, network.status);
    shell?.changed();
};

// What goes on at the other desks.
let watching;
const soon = (wait) => watching?.soon(wait);
const tools = { store, place, list, make, button, put, icon, time, link, tell, enter, report, code_in, part, field, shown, noted, roster, learn, network, send, soon, shell };
if ("BarcodeDetector" in window && navigator.mediaDevices && shown("camera")) {
    const video = make("video", { playsinline: "", muted: "", hidden: "", "aria-label": "Beeld van de camera" });
    const start = button("Scan met de camera", async () => (await import(scripts.scan)).toggle({ ...tools, start, video }));
    shown("camera").append(start, video);
}

root.hidden = false;
await shell?.begin(tools).finally(begin);
begin();
watching = (await import(scripts.arrivals)).start(tools);
