// What a desk keeps on its device, and the check-ins among it that wait to be sent: they hold no names.
const opening = indexedDB.open("balie", 1);
const database = new Promise((done, fail) => {
    opening.onupgradeneeded = () => {
        opening.result.createObjectStore("queue", { keyPath: "key" });
        opening.result.createObjectStore("kept");
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
});
const ask = async (name, mode, act) => {
    const transaction = (await database).transaction(name, mode, { durability: "strict" });
    const asked = act(transaction.objectStore(name));
    return new Promise((done, fail) => {
        transaction.oncomplete = () => done(asked.result);
        transaction.onabort = () => fail(transaction.error);
    });
};
export const recall = (name) => ask("kept", "readonly", (kept) => kept.get(name));
export const keep = (name, value) => ask("kept", "readwrite", (kept) => kept.put(value, name));
export const drop = (name) => ask("kept", "readwrite", (kept) => kept.delete(name));

// The server's clock: what it said last, whatever this device thinks of the time.
let offset = (await recall("offset")) ?? 0;
export const now = () => new Date(Date.now() + offset);
export const get = async (path, options = {}) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 8000);
    const response = await fetch(path, { cache: "no-store", signal: stop.signal, ...options });
    const least = Date.parse(response.headers.get("Date")) - Date.now(); // it tells no part of a second
    // It goes back only when it is wrong, or who came last would come first. A full device can still send.
    if (offset < least || offset > least + 2000) await keep("offset", (offset = least)).catch(() => {});
    return response;
};

// The queue: nothing leaves it before the server answered, or a person took it back. What left it is `gone`: for the
// other tabs, that may tell of it.
export const rows = () => ask("queue", "readonly", (queue) => queue.getAll());
export const all = async () => (await rows()).filter((one) => !one.gone).sort((a, b) => (a.at < b.at ? -1 : 1));
export const find = (key) => ask("queue", "readonly", (queue) => queue.get(key));
export const remove = (key) => ask("queue", "readwrite", (queue) => queue.delete(key));
export const put = (...items) => ask("queue", "readwrite", (queue) => items.map((one) => queue.put(one)).pop());
export const bury = (key, gone) => put({ key, gone, at: now().toISOString() });
let noted = 0;
export const note = async (values) => {
    noted = Math.max(noted + 1, +now()); // no two at once: who came first stands first
    const item = { ...values, key: crypto.randomUUID(), at: new Date(noted).toISOString() };
    await put(item);
    return item;
};
export const sending = (act) => navigator.locks.request("balie-verzenden", act);

const post = async (event, items) => {
    const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ items }) };
    let status = 0;
    try {
        const response = await get(`/balie/ontvang/?nummer=${event}`, options);
        status = response.status;
        return { status, found: (await response.json()).answers };
    } catch {
        return { status: status === 200 ? 0 : status };
    }
};
export const heard = []; // what the server said of check-ins of this page
const settle = (item, { key, result, title, words }) => {
    heard.push({ ...item, result, words });
    if (result === "ok") return bury(key, "ok");
    if (item.undo && /^un/.test(result)) return bury(key, "undone"); // unknown: there is nobody to undo it for
    return put({ ...item, fault: undefined, answer: { result, title, words } });
};
const answers = new Map(); // by key: of this page, so that it does not matter what in it sent an item
// Sends what waits. Gives the answers, and the status that kept something back: 0 is no network.
export const send = () =>
    sending(async () => {
        const had = new Set();
        let most = 25;
        let bad = 0;
        let last = 200;
        for (;;) {
            const due = (await all()).filter((one) => !one.answer && !had.has(one.key));
            const first = due.find((one) => !one.fault) ?? due[0];
            if (!first) return { answers, status: last };
            const batch = due.filter((one) => one.event === first.event && one.fault === first.fault).slice(0, most);
            const tried = batch.map((one) => ({ ...one, tried: true }));
            await put(...tried); // from here on it may be there
            const { status, found } = await post(first.event, batch);
            const refused = status >= 400 && status < 500; // all of it
            if (found) {
                bad = 0;
                for (const item of tried) {
                    const answer = found.find((one) => one.key === item.key);
                    had.add(item.key);
                    if (!answer) continue;
                    answers.set(item.key, answer);
                    await settle(item, answer);
                }
            } else if (status > 499 && batch.length > 1) most = 1; // one of them may be what it falls over
            else {
                if (refused) await put(...batch);
                last = status;
                if (status !== 404 && (status < 500 || ++bad > 3)) return { answers, status };
                await put(...(refused ? batch : tried).map((one) => ({ ...one, fault: status })));
                for (const one of batch) had.add(one.key);
            }
        }
    });
