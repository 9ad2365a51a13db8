// The desk with JavaScript: a code lets someone in without leaving the page, numbers keep up, and work goes on without
// a network. What is noted goes through one queue, with a network and without.
const root = document.getElementById("balie-hier");
const store = await import(root.dataset.store);
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const shown = (id) => document.getElementById(id);

const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((one) => one));
    return element;
};
const button = (words, act, more = "", kind = "button ghost") => {
    const element = make("button", { type: "button", class: kind }, words, more && make("span", { class: "hidden" }, `: ${more}`));
    element.addEventListener("click", act);
    return element;
};
const icon = (tone) => root.querySelector(`[data-icon="${tone}"]`)?.content.cloneNode(true);
const hours = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
const time = (when) => `${hours.format(new Date(when)).replace(":", ".")} uur`;
const page = (code) => make("a", { href: `/balie/${code}/` }, "Naar deze persoon");

const field = shown("q");
// Shows `nodes` in `element`, and leaves it alone when it shows the same: someone may be on a button in it.
const put = (element, nodes) => {
    const fresh = make("div", {}, ...nodes);
    if (fresh.innerHTML === element.innerHTML) return;
    const inside = element.contains(document.activeElement);
    element.replaceChildren(...fresh.childNodes);
    if (inside) field.focus();
};

// Where this is. The page for without network is the same for all, so it reads what the last page said.
const place = { event: root.dataset.event, door: root.dataset.door, desk: root.dataset.desk };
const shell = root.dataset.shell && (await import(root.dataset.shell));
if (shell) Object.assign(place, await store.recall("place"));
else await store.keep("place", { ...place });

let said_of; // the check-in that was noted last, while the page says so
const tell = (tone, title, words, ...more) => {
    shown("uitslag")?.remove();
    said_of = undefined;
    const said = make("div", {}, make("p", { class: "told-title" }, title), make("p", {}, words));
    put(part("result"), [make("div", { class: `told is-${tone}` }, icon(tone), said, ...more)]);
};

let network = shell ? 0 : 200; // the status of the last answer: 0 is no network
const list = async () => {
    const found = await store.roster();
    return found?.event === place.event ? found : null;
};

// What the list says against noting this person, if anything: tone, title and words.
const against = (found, person, code) => {
    const by = `volgens de lijst van ${time(found.at)}`;
    if (!person) return ["ask", "Staat niet op de lijst", `Code ${code} staat niet op de lijst van ${time(found.at)}.`];
    const came = person.came[place.door];
    if (came) return ["again", "Was al binnen", `${came}, ${by}.`];
    if (person.no) return ["ask", "Geen plaats", `${person.no}, ${by}.`];
    const seated = !found.doors[place.door]?.seats || person.seats.includes(place.door);
    return seated ? null : ["ask", "Geen plaats in deze sessie", `Niet aangemeld, ${by}.`];
};

const named = (...words) => words.filter(Boolean).join(": ");
const TONES = { ok: "in", again: "again" };
const answered = async (item, { result, title, words, name, code }) => {
    if (result !== "ok") await store.remove(item.key); // someone sees it now
    tell(TONES[result] ?? "ask", title, named(name, words), name && page(code));
};
const take_back = (item, who) => async () => {
    if (await store.undo(item.key)) tell("done", "Ongedaan gemaakt", `${who} is niet meer genoteerd.`);
    else tell("ask", "Al verzonden", "Maak het ongedaan op de pagina van deze persoon.", page(item.code));
    await report();
};
const noted = async (item) => {
    const found = await list();
    const person = found?.people.find((one) => one.code === item.code);
    const doubt = found && !item.anyway && against(found, person, item.code);
    if (doubt) {
        await store.undo(item.key);
        const [tone, title, words] = doubt;
        return tell(tone, title, named(person?.name, words), button("Noteer toch", () => enter(item.code, { anyway: true })));
    }
    const who = person?.name ?? `Code ${item.code}`;
    const known = person ? `volgens de lijst van ${time(found.at)} nog niet binnen.` : "van wie die is, weet dit apparaat niet.";
    tell("ready", "Genoteerd, nog niet verzonden", named(who, known), button("Maak ongedaan", take_back(item, who)));
    said_of = { ...item, who };
};
const tell_how_it_went = (items) => {
    const item = items.find((one) => one.key === said_of?.key);
    if (!said_of || (item && !item.answer)) return;
    if (item) tell("ask", item.answer.title, named(said_of.who, item.answer.words), page(item.code));
    else tell("done", "Verzonden", said_of.who, page(said_of.code));
};

// Lets the person with this code in, or notes it. False when it may as well be a word, and is nobody's code.
const enter = async (code, { anyway = false, unsure = false } = {}) => {
    const same = (one) => one.code === code && one.event === place.event && one.door === place.door && !one.answer;
    const before = (await store.all()).find(same);
    const item = before ?? (await store.note({ ...place, code, anyway }));
    const { answers, status } = network ? await store.send() : { answers: new Map(), status: 0 };
    const answer = answers.get(item.key) ?? (await left(item));
    if (answer) network = 200;
    else network = status === 200 ? 0 : status;
    const found = !answer && unsure && (await list());
    const stranger = answer ? answer.result === "unknown" : found && !found.people.some((one) => one.code === code);
    if (unsure && stranger) {
        await store.remove(item.key);
        return false;
    }
    if (answer) await answered(item, answer);
    else if (before) tell("again", "Hier al genoteerd", `Om ${time(before.at)}, nog niet verzonden.`);
    else await noted(item);
    await report();
    return true;
};
// Another tab may have sent it.
const left = async ({ key }) => {
    const still = (await store.all()).find((one) => one.key === key);
    return still ? still.answer && { ...still.answer, result: "other" } : { result: "ok", title: "Binnen" };
};

// The state of the network and of the queue, in words.
const count = (number) => (number === 1 ? "1 binnenkomst" : `${number} binnenkomsten`);
const state = (waits, found) => {
    if (network === 403) return waits ? `Log in om ${count(waits)} te versturen.` : "Log in om verder te gaan.";
    const wait = waits ? ` ${count(waits)} ${waits === 1 ? "wacht" : "wachten"} op verzending.` : "";
    if (network === 200) return shell ? `Er is weer netwerk.${wait}` : wait.trim();
    return `Zonder netwerk. ${found ? `Lijst van ${time(found.at)}.` : "Er is geen lijst op dit apparaat."}${wait}`;
};
const report = async () => {
    const items = await store.all();
    const found = await list();
    tell_how_it_went(items);
    const words = state(items.filter((one) => !one.answer).length, found);
    const line = part("state");
    if (line.firstChild?.textContent !== words || !words) {
        const [way, to] = network === 403 ? ["Log in", "/beheer/login/?next=/balie/"] : ["Ga verder op de gewone pagina", "/balie/"];
        const link = words && (network === 403 || (shell && network === 200)) && make("a", { href: to }, way);
        line.replaceChildren(make("span", {}, words), " ", link || "");
    }
    const name = (code) => found?.people.find((one) => one.code === code)?.name ?? `Code ${code}`;
    const row = (one) => {
        const who = name(one.code);
        const when = `${who}, ${time(one.at)}`;
        if (!one.answer) return make("li", {}, make("p", {}, `${when}: genoteerd, nog niet verzonden.`), button("Maak ongedaan", take_back(one, who), who));
        const seen = () => store.remove(one.key).then(report);
        const look = make("a", { href: `/balie/${one.code}/` }, when);
        return make("li", {}, make("p", {}, look, `: ${one.answer.title}. ${one.answer.words}`), button("Gezien", seen, who));
    };
    const due = items.filter((one) => one.answer || network !== 200);
    part("queue").hidden = !due.length;
    put(part("items"), due.map(row));
    shell?.changed();
};

// What goes on at the other desks. Less often while nothing happens, and not while nobody looks.
const QUICK = 4000;
const SLOW = 20000;
let pause = QUICK;
let timer, tag, listed = 0;
const write = (id, words) => shown(id) && shown(id).textContent !== words && (shown(id).textContent = words);
const show = ({ in: inside, expected, door, latest }) => {
    write("aantal-binnen", String(inside));
    write("aantal-verwacht", String(expected));
    if (door) write("deur-stand", door);
    const lines = shown("aankomsten");
    const old = new Map([...(lines?.children ?? [])].map((one) => [one.querySelector("a")?.getAttribute("href"), one]));
    const line = ({ code, name, words }) => {
        const href = `/balie/${code}/`;
        const said = make("div", {}, make("a", { href }, name || "Zonder naam"), " ", make("span", { class: "moment" }, words));
        return old.get(href) ?? make("li", {}, said);
    };
    if (latest.length) lines?.replaceChildren(...latest.map(line));
};
const ask = async () => {
    const headers = tag ? { "If-None-Match": tag } : {};
    const response = await store.get(`/balie/stand/?editie=${place.event}&deur=${place.door}`, { headers });
    network = response.status === 304 ? 200 : response.status;
    pause = response.status === 304 ? Math.min(pause * 1.5, SLOW) : QUICK;
    if (network !== 200) return;
    if (response.status === 200) {
        tag = response.headers.get("ETag");
        show(await response.json());
    }
    await store.send();
    if (Date.now() - listed > 300000) await store.refresh(place.event).then(() => (listed = Date.now()));
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
    if (network === 403) await store.forget();
    await report();
    clearTimeout(timer);
    timer = setTimeout(poll, pause);
};
document.addEventListener("visibilitychange", poll);
addEventListener("online", () => poll((pause = QUICK)));
addEventListener("offline", () => report((network = 0)));
setInterval(async () => (await store.roster()) ?? shell?.changed(), 60000); // at midnight it is gone

// Codes: of a scanner that types and presses Enter, and of the camera.
const CODE = "[2-9a-hjkmnp-z]{10}";
const code_in = (text) => text.match(new RegExp(`^(?:.*/balie/)?(${CODE})/?$`, "i"))?.[1].toLowerCase();
const search = (text) => {
    if (shell) return shell.search(text);
    field.value = text;
    field.form.submit();
};
let turn = Promise.resolve();
field.form.addEventListener("submit", (event) => {
    const text = field.value.trim();
    const code = code_in(text);
    if (!code && !shell) return;
    event.preventDefault();
    if (!code) return search(text);
    field.value = "";
    const unsure = code === text.toLowerCase() && !/\d/.test(code);
    turn = turn.then(async () => (await enter(code, { unsure })) || search(text)).catch(() => search(text));
});
const camera = shown("camera");
if ("BarcodeDetector" in window && navigator.mediaDevices) {
    const video = make("video", { playsinline: "", muted: "", hidden: "", "aria-label": "Beeld van de camera" });
    const scan = async () => (await import(root.dataset.scan)).toggle({ start, video, code_in, enter, tell });
    const start = button("Scan met de camera", scan);
    camera.append(start, video);
}

root.hidden = false;
await shell?.begin({ store, place, make, button, icon, time, list, against, enter, tell, take_back, code_in, put, field });
poll();
if (navigator.serviceWorker) {
    const tp = window.trustedTypes?.createPolicy("tp", { createScriptURL: (url) => url });
    const worker = await navigator.serviceWorker.register(tp?.createScriptURL("/balie/werker.js") ?? "/balie/werker.js");
    if (!shell) worker.waiting?.postMessage("neem over");
    navigator.storage?.persist?.();
}
