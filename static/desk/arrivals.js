// What goes on at the other desks: how many are in, and who came last. It asks less often while nothing happens, and not
// while nobody looks.
const QUICK = 4000; // milliseconds
const SLOW = 20000;
const LIST = 180000;
const pk_of = (line) => line.dataset.pk ?? line.querySelector("[name=binnenkomst]")?.value;

// False when it is not all drawn, as someone is on a button in it.
const draw = ({ in: inside, expected, door, latest }, { make, button, link, store, place, take_back, field, shown }) => {
    const write = (id, words) => shown(id) && shown(id).textContent !== words && (shown(id).textContent = words);
    write("aantal-binnen", String(inside));
    write("aantal-verwacht", String(expected));
    if (door) write("deur-stand", door);
    const lines = shown("aankomsten");
    if (!lines || [...lines.children].map(pk_of).join() === latest.map(({ pk }) => pk).join()) return true;
    if (lines.contains(document.activeElement)) return false;
    const old = new Map([...lines.children].map((one) => [pk_of(one), one]));
    const line = ({ pk, key, code, name, words }) => {
        const who = name || "Zonder naam";
        const said = make("div", {}, link(code, who), " ", make("span", { class: "moment" }, words));
        const item = { ...place, key, code, at: store.now().toISOString() };
        const back = () => take_back(who, item)().then(() => field.focus()); // lines with the focus in them stay
        return make("li", { "data-pk": pk }, said, button("Maak ongedaan", back, who));
    };
    lines.replaceChildren(...latest.map((one) => old.get(String(one.pk)) ?? line(one)));
    return true;
};

// What the page needs without network. A browser may forbid it.
const keep_files = async (shell) => {
    const tp = window.trustedTypes?.createPolicy("tp", { createScriptURL: (url) => url });
    const address = tp?.createScriptURL("/balie/werker.js") ?? "/balie/werker.js";
    const worker = await navigator.serviceWorker?.register(address).catch(() => null);
    if (!shell) worker?.waiting?.postMessage("neem over");
    navigator.storage?.persist?.();
};

export const start = (desk) => {
    const { store, place, noted, roster, learn, list, network, report, shell } = desk;
    let pause = QUICK;
    let timer, tag;
    const ask = async () => {
        const headers = tag ? { "If-None-Match": tag } : {};
        const response = await store.get(`/balie/stand/?nummer=${place.event}&deur=${place.door}`, { headers });
        const same = response.status === 304;
        network.status = same ? 200 : response.status;
        pause = same ? Math.min(pause * 1.5, SLOW) : QUICK;
        if (network.status !== 200) return;
        const live = !same && (await response.json());
        const tools = { ...desk, ...(await noted()) };
        if (live) tag = draw(live, tools) && response.headers.get("ETag");
        await store.send();
        const people = await roster();
        if (!(await people.recent(place.event, LIST))) await people.refresh(place.event);
        const news = live ? live.latest.map(({ code, words }) => ({ code, door: place.door, words })) : [];
        if (!(await learn(news))) await people.refresh(place.event); // someone is new
    };
    const poll = async () => {
        clearTimeout(timer);
        if (document.hidden) return;
        try {
            await ask();
        } catch {
            network.status = 0;
            pause = Math.min(pause * 1.5, SLOW);
        }
        if (network.status === 403 || network.status === 404) await (await roster()).forget();
        await report().catch(() => {}); // what is told next may work
        soon(pause);
    };
    const soon = (wait = 500) => {
        clearTimeout(timer);
        timer = setTimeout(poll, wait);
    };
    document.addEventListener("visibilitychange", poll);
    addEventListener("online", () => poll((pause = QUICK)));
    addEventListener("offline", () => report((network.status = 0)).catch(() => {}));
    setInterval(async () => (await list()) ?? shell?.changed(), 60000); // at midnight it is gone
    poll();
    keep_files(shell);
    return { soon };
};
