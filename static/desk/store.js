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
    const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(8000), ...options });
    const date = Date.parse(response.headers.get("Date"));
    if (date) await keep("offset", (offset = date - Date.now()));
    return response;
};

// The queue: nothing leaves it before the server answered, or a person took it back.
export const all = async () => (await ask("queue", "readonly", (queue) => queue.getAll())).sort((a, b) => (a.at < b.at ? -1 : 1));
const put = (item) => ask("queue", "readwrite", (queue) => queue.put(item));
export const remove = (key) => ask("queue", "readwrite", (queue) => queue.delete(key));
export const note = async (values) => {
    const item = { ...values, key: crypto.randomUUID(), at: now().toISOString() };
    await put(item);
    return item;
};
const sending = (act) => navigator.locks.request("balie-verzenden", act);
export const undo = (key) =>
    sending(async () => {
        const waits = (await all()).some((one) => one.key === key && !one.answer);
        if (waits) await remove(key);
        return waits;
    });

const BATCH = 25;
const post = (event, items) => {
    const headers = { "Content-Type": "application/json" };
    return get(`/balie/ontvang/?editie=${event}`, { method: "POST", headers, body: JSON.stringify({ items }) });
};
const answers = new Map(); // by key: of this page, so that it does not matter what in it sent an item
// Sends what waits. Gives the answers, and the status that stopped it: 0 is no network.
export const send = () =>
    sending(async () => {
        const closed = new Set(); // editions that whoever is logged in does not work for
        for (;;) {
            const waits = (await all()).filter((one) => !one.answer && !closed.has(one.event));
            const batch = waits.filter((one) => one.event === waits[0].event).slice(0, BATCH);
            if (!batch.length) return { answers, status: 200 };
            let status = 0;
            try {
                const response = await post(batch[0].event, batch);
                status = response.status;
                if (status === 404) closed.add(batch[0].event);
                else for (const one of (await response.json()).answers) answers.set(one.key, one);
            } catch {}
            if (status === 404) continue;
            if (!batch.some((one) => answers.has(one.key))) return { answers, status };
            for (const item of batch) {
                const { result, title, words } = answers.get(item.key) ?? {};
                if (result === "ok") await remove(item.key);
                else if (result) await put({ ...item, answer: { result, title, words } });
            }
        }
    });
