// The desk with JavaScript: a code lets someone in without leaving the page, numbers keep up, and work goes on without
// a network. What is noted goes through one queue, with a network and without.
if (!navigator.locks || !crypto.subtle) throw new Error("This browser gets the desk as it is without JavaScript");
const root = document.getElementById("balie-hier");
const { event, door, desk: name, ...scripts } = root.dataset;
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
    element.addEventListener("click", act);
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
const count = (number) => (number === 1 ? "1 binnenkomst" : `${number} binnenkomsten`);

const tell = (tone, title, words, ...more) => {
    shown("uitslag")?.remove();
    const said = make("div", {}, make("p", { class: "told-title" }, title), make("p", {}, words));
    fill(part("result"), [make("div", { class: `told is-${tone}` }, icon(tone), said, ...more)].filter(Boolean));
};

// Where this is. The page for without network is the same for all, so it reads what the last page wrote.
const shell = scripts.shell && (await import(scripts.shell));
const place = shell ? await store.recall("place") : { event, door, desk: name };
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
const TONES = { ok: "in", again: "again" };
const answered = async (item, { result, title, words, name, code }) => {
    if (result !== "ok") await store.remove(item.key); // someone sees it now
    tell(TONES[result] ?? "ask", title, [name, words].filter(Boolean).join(": "), name && link(code));
};
// Another tab may have sent it.
const elsewhere = ({ key }, items) => {
    const still = items.find((one) => one.key === key);
    return still ? still.answer : { result: "ok", title: "Binnen", words: "" };
};
// Lets the person with this code in, or notes it. False when it may as well be a word, and is nobody's code.
const enter = async (code, { anyway = false, unsure = false } = {}) => {
    const same = (one) => one.code === code && one.event === place.event && one.door === place.door && !one.answer;
    const before = (await store.all()).find(same);
    const item = before ?? (await store.note({ ...place, code, anyway }));
    const { answers, status } = network ? await store.send() : { answers: new Map(), status: 0 };
    const answer = answers.get(item.key) ?? elsewhere(item, await store.all());
    network = answer ? 200 : status === 200 ? 404 : status;
    const stranger = answer ? answer.result === "unknown" : unsure && (await (await noted()).stranger(code));
    if (unsure && stranger) {
        await store.remove(item.key);
        return false;
    }
    if (answer) {
        await answered(item, answer);
        clearTimeout(timer);
        timer = setTimeout(poll, 500); // the numbers
    } else await (await noted()).say(item, before);
    await report();
    return true;
};

// The network and the queue, in words.
const TROUBLE = { 0: "Zonder netwerk. ", 404: "U werkt niet voor deze editie. " };
const state = (waits, asking, found) => {
    const wait = waits ? `${count(waits)} ${waits === 1 ? "wacht" : "wachten"} op verzending. ` : "";
    const ask = asking ? `${count(asking)} ${asking === 1 ? "vraagt" : "vragen"} aandacht, zie onder.` : "";
    if (network === 403) return waits ? `Log in om ${count(waits)} te versturen. ` : "Log in om verder te gaan. ";
    if (network === 200) return (shell ? "Er is weer netwerk. " : "") + wait + ask;
    const known = found ? `Lijst van ${time(found.at)}. ` : "Er is geen lijst op dit apparaat. ";
    return (TROUBLE[network] ?? "De site antwoordt niet. ") + known + wait + ask;
};
const report = async () => {
    const items = await store.all();
    const asking = items.filter((one) => one.answer).length;
    const words = state(items.length - asking, asking, network === 200 ? null : await list());
    const [way, to] = network === 403 ? ["Log in", "/beheer/login/?next=/balie/"] : ["Ga verder op de gewone pagina", "/balie/"];
    const go = (network === 403 || (shell && network === 200)) && make("a", { href: to }, way);
    put(part("state"), words ? [make("span", {}, words), " ", go] : []);
    if (items.length || loading) (await noted()).show(items, network !== 200);
    shell?.changed();
};

// What goes on at the other desks: less often while nothing happens, not while nobody looks.
const QUICK = 4000; // milliseconds
const SLOW = 20000;
const LIST = 180000;
let pause = QUICK;
let timer, tag;
const write = (id, words) => shown(id) && shown(id).textContent !== words && (shown(id).textContent = words);
const draw = ({ in: inside, expected, door, latest }) => {
    write("aantal-binnen", String(inside));
    write("aantal-verwacht", String(expected));
    if (door) write("deur-stand", door);
    const lines = shown("aankomsten");
    if (!lines || lines.contains(document.activeElement)) return;
    const old = [...lines.children].filter((one) => one.querySelector("a"));
    const find = (code) => old.find((one) => one.querySelector("a").getAttribute("href") === `/balie/${code}/`);
    const line = ({ code, name, words }) => {
        const said = make("div", {}, link(code, name || "Zonder naam"), " ", make("span", { class: "moment" }, words));
        return find(code) ?? make("li", {}, said);
    };
    const fresh = latest.map(line);
    if (fresh.length !== old.length || fresh.some((one, index) => one !== old[index])) lines.replaceChildren(...fresh);
};
const ask = async () => {
    const headers = tag ? { "If-None-Match": tag } : {};
    const response = await store.get(`/balie/stand/?editie=${place.event}&deur=${place.door}`, { headers });
    const same = response.status === 304;
    network = same ? 200 : response.status;
    pause = same ? Math.min(pause * 1.5, SLOW) : QUICK;
    if (network !== 200) return;
    if (!same) draw(await response.json());
    tag = response.headers.get("ETag");
    await store.send();
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
    await report();
    clearTimeout(timer);
    timer = setTimeout(poll, pause);
};
document.addEventListener("visibilitychange", poll);
addEventListener("online", () => poll((pause = QUICK)));
addEventListener("offline", () => report((network = 0)));
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
    turn = turn.then(async () => (await enter(code, { unsure })) || search(text)).catch(() => search(text));
});
const tools = { store, place, list, make, button, put, icon, time, link, tell, enter, report, code_in, part, field, noted };
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
