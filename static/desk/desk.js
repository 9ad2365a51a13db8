// The desk with JavaScript: a code lets someone in without leaving the page, numbers keep up, and work goes on without
// a network. What is noted goes through one queue, with a network and without.
if (!navigator.locks || !crypto.subtle) throw new Error("This browser gets the desk as it is without JavaScript");
const root = document.getElementById("balie-hier");
const { number: event, door, desk: name, user, ...scripts } = root.dataset;
const store = await import(scripts.store);
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
const fill = (element, nodes) => {
    const inside = element.contains(document.activeElement);
    element.replaceChildren(...nodes);
    if (inside) field.focus();
};
// Leaves alone what shows the same already: someone may be on a button in it.
const put = (element, nodes) => {
    const fresh = make("div", {}, ...nodes);
    if (fresh.innerHTML !== element.innerHTML) fill(element, [...fresh.childNodes]);
};
const icon = (tone) => root.querySelector(`[data-icon="${tone}"]`).content.cloneNode(true);
const hours = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
const time = (when) => `${hours.format(new Date(when)).replace(":", ".")} uur`;
const link = (code, words = "Naar deze persoon") => make("a", { href: `/balie/${code}/` }, words);

const tell = (tone, title, words, ...more) => {
    shown("uitslag")?.remove();
    const said = make("div", {}, make("p", { class: "told-title" }, title), make("p", {}, words));
    fill(part("result"), [make("div", { class: `told is-${tone}` }, icon(tone), said, ...more)].filter(Boolean));
};

// Where this is. The page for without network is the same for all, so it reads what the last page wrote.
const shell = scripts.shell && (await import(scripts.shell));
const place = shell ? await store.recall("place") : { event, door, desk: name, user };
if (!shell) await store.keep("place", place);

// The roster, and what is noted and not sent: files that are there without network too.
let opening, loading;
const roster = () => (opening ??= import(scripts.roster).then((one) => one.start(store)));
const noted = () => (loading ??= import(scripts.noted).then((one) => one.start(tools)));
const list = async () => {
    const found = await (await roster()).read();
    return found?.event === place.event ? found : null;
};

let network = shell ? 0 : 200; // the status of the last answer: 0 is no network
const send = async () => {
    const { answers, status } = network ? await store.send() : { answers: new Map(), status: 0 };
    if (status !== 404) network = status; // else of this edition, or of another
    return answers;
};
// Lets the person with this code in, or notes it. False when it may as well be a word, and is nobody's code.
const enter = async (code, { anyway = false, unsure = false } = {}) => {
    let item;
    try {
        const here = (one) => one.code === code && one.event === place.event && one.door === place.door;
        const before = (await store.all()).find((one) => here(one) && !one.answer && !one.undo);
        if (unsure && !network && !(await list())) return (await noted()).which(code);
        item = before ?? (await store.note({ ...place, code, anyway }));
        const answer = (await send()).get(item.key);
        const known = await (await noted()).say(item, { before, answer, unsure });
        await report();
        return known;
    } catch {
        tell("ask", item ? "Misschien niet genoteerd" : "Niet genoteerd", "Schrijf de naam op.");
        return true;
    }
};

const report = async () => {
    const items = await store.all();
    if (items.length || loading || shell || network !== 200) await (await noted()).show(items, network);
    shell?.changed();
};

// What goes on at the other desks: less often while nothing happens, not while nobody looks.
const QUICK = 4000; // milliseconds
const SLOW = 20000;
const LIST = 180000;
let pause = QUICK;
let timer, tag;
const write = (id, words) => shown(id) && shown(id).textContent !== words && (shown(id).textContent = words);
const draw = async ({ in: inside, expected, door, latest }) => {
    write("aantal-binnen", String(inside));
    write("aantal-verwacht", String(expected));
    if (door) write("deur-stand", door);
    const lines = shown("aankomsten");
    const there = lines && [...lines.children].map((one) => one.dataset.pk ?? one.querySelector("[name=binnenkomst]")?.value);
    if (!lines || there.join() === latest.map(({ pk }) => pk).join()) return true;
    if (lines.contains(document.activeElement)) return false;
    (await import(scripts.arrivals)).draw(lines, latest, { ...tools, ...(await noted()) });
    return true;
};
const ask = async () => {
    const headers = tag ? { "If-None-Match": tag } : {};
    const response = await store.get(`/balie/stand/?nummer=${place.event}&deur=${place.door}`, { headers });
    const same = response.status === 304;
    network = same ? 200 : response.status;
    pause = same ? Math.min(pause * 1.5, SLOW) : QUICK;
    if (network !== 200) return;
    if (!same) tag = (await draw(await response.json())) && response.headers.get("ETag");
    await store.send();
    await noted();
    const people = await roster();
    if (!(await people.recent(place.event, LIST))) await people.refresh(place.event);
};
const poll = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
        await ask();
    } catch {
        network = 0;
        pause = Math.min(pause * 1.5, SLOW);
    }
    if (network === 403 || network === 404) await (await roster()).forget();
    await report().catch(() => {}); // what is told next may work
    soon(pause);
};
const soon = (wait = 500) => {
    clearTimeout(timer);
    timer = setTimeout(poll, wait);
};
document.addEventListener("visibilitychange", poll);
addEventListener("online", () => poll((pause = QUICK)));
addEventListener("offline", () => report((network = 0)).catch(() => {}));
setInterval(async () => (await list()) ?? shell?.changed(), 60000); // at midnight it is gone

// Codes: of a scanner that types and presses Enter, and of the camera.
const code_in = (text) => text.match(/^(?:.*\/balie\/)?([2-9a-hjkmnp-z]{10})\/?$/i)?.[1].toLowerCase();
const search = (text) => {
    if (shell) return shell.search(text);
    field.value = text;
    field.form.submit();
};
field?.addEventListener("focus", () => field.select()); // what a scanner types takes the place of what was there
if (document.activeElement === field) field?.select();
let turn = Promise.resolve();
field?.form.addEventListener("submit", (submit) => {
    const text = field.value.trim();
    const code = code_in(text);
    if (!code && !shell) return;
    submit.preventDefault();
    if (!code) return search(text);
    field.value = "";
    const unsure = code === text.toLowerCase() && !/\d/.test(code);
    const failed = () => tell("ask", "Zoeken lukt niet", `Zoek opnieuw: ${text}.`);
    turn = turn.then(async () => (await enter(code, { unsure })) || search(text)).catch(failed);
});
const tools = { store, place, list, make, button, put, icon, time, link, tell, enter, report, code_in, part, field, noted, send, soon, shell };
if ("BarcodeDetector" in window && navigator.mediaDevices && shown("camera")) {
    const video = make("video", { playsinline: "", muted: "", hidden: "", "aria-label": "Beeld van de camera" });
    const start = button("Scan met de camera", async () => (await import(scripts.scan)).toggle({ ...tools, start, video }));
    shown("camera").append(start, video);
}

root.hidden = false;
await shell?.begin(tools);
poll();
const tp = window.trustedTypes?.createPolicy("tp", { createScriptURL: (url) => url });
const address = tp?.createScriptURL("/balie/werker.js") ?? "/balie/werker.js";
const worker = await navigator.serviceWorker?.register(address).catch(() => null); // a browser may forbid it
if (!shell) worker?.waiting?.postMessage("neem over");
navigator.storage?.persist?.();
