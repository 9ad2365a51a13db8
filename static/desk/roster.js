// The roster of a desk, which nothing can read without its key. That is a cookie that ends at midnight: the browser
// forgets it, also when no page is open.
const COOKIE = /(?:^|; )((?:__Secure-)?balie-sleutel)=([0-9a-f]{64})/;

const secret = async () => {
    const digits = document.cookie.match(COOKIE)?.[2].match(/../g);
    const bytes = digits && Uint8Array.from(digits, (two) => parseInt(two, 16));
    return bytes && crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
};
const cipher = ({ iv, event, expires }) => {
    return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${event} ${expires}`) };
};

export const start = ({ recall, keep, drop, get, now }, time) => {
    const forget = async () => {
        const name = document.cookie.match(COOKIE)?.[1];
        const secure = name?.startsWith("__") ? "; Secure" : "";
        if (name) document.cookie = `${name}=; Path=/balie/; Max-Age=0; SameSite=Strict${secure}`;
        await drop("roster");
    };
    const open = async () => {
        const kept = await recall("roster");
        if (!kept) return null;
        if (now() >= new Date(kept.expires)) return void (await forget());
        try {
            const text = await crypto.subtle.decrypt(cipher(kept), await secret(), kept.data);
            return { ...kept, ...JSON.parse(new TextDecoder().decode(text)) };
        } catch {
            return void (await drop("roster")); // without its key, or by another's, it is of no use
        }
    };
    const renew = async (event) => {
        const old = await open();
        const headers = old?.event === event && old.etag ? { "If-None-Match": old.etag } : {};
        const response = await get(`/balie/lijst/?nummer=${event}`, { headers });
        if (response.status === 403 || response.status === 404) return forget();
        if (response.status === 304) return keep("roster", { ...(await recall("roster")), at: now() });
        if (response.ok) await write(event, await response.text(), now(), response.headers.get("ETag"));
    };
    const write = async (event, text, at, etag) => {
        const key = await secret();
        if (!key) return;
        const kept = { event, expires: JSON.parse(text).expires, iv: crypto.getRandomValues(new Uint8Array(12)) };
        const data = await crypto.subtle.encrypt(cipher(kept), key, new TextEncoder().encode(text));
        await keep("roster", { ...kept, data, at, etag });
    };
    // When and where someone came, as the server said; "" for who is not in (any more), nothing when it said neither.
    const came = ({ result, words, undo, at, desk }) => {
        if (!result) return words;
        if (result === "again") return words.replace(/\.$/, "");
        if (result === "undone" || (undo && result === "unknown")) return "";
        if (result === "ok") return undo ? "" : `om ${time(at)}${desk && ` aan ${desk}`}`;
    };
    const add = async (event, news) => {
        const found = await open();
        if (found?.event !== event) return true;
        const { expires, search, doors, people, heard = {}, at } = found;
        let [all, changed] = [true, false];
        for (const item of news) {
            const { code, door } = item;
            const person = people.find((one) => one.code === code);
            const words = came(item);
            if (!person) all &&= words === undefined;
            if (!person || words === undefined || (heard[code]?.[door] ?? person.came[door] ?? "") === words) continue;
            changed = true;
            heard[code] = { ...heard[code], [door]: words };
            if (door && words && !person.came[""]) heard[code][""] ||= words; // who is in a session is at the conference
        }
        if (changed) await write(event, JSON.stringify({ expires, search, doors, people, heard }), at); // no list of the server
        return all;
    };
    const alone = (act) => navigator.locks.request("balie-lijst", act);
    return {
        // What is known of people, with `at`: when the server said so. Nothing without a list, or when its day is over.
        read: () => alone(open),
        refresh: (event) => alone(() => renew(event)),
        // Adds what the server said of people since. Whether all of them are on the list.
        learn: (event, news) => alone(() => add(event, news)),
        forget: () => alone(forget),
        // Whether it is there and not old, without reading it.
        recent: async (event, age) => {
            const kept = COOKIE.test(document.cookie) && (await recall("roster"));
            return kept && kept.event === event && now() - kept.at < age;
        },
    };
};
