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

export const start = ({ recall, keep, drop, get, now }) => {
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
        const headers = old?.event === event ? { "If-None-Match": old.etag } : {};
        const response = await get(`/balie/lijst/?nummer=${event}`, { headers });
        if (response.status === 403 || response.status === 404) return forget();
        if (response.status === 304) return keep("roster", { ...(await recall("roster")), at: now() });
        const text = response.ok && (await response.text());
        const key = text && (await secret());
        if (!key) return;
        const kept = { event, expires: JSON.parse(text).expires, iv: crypto.getRandomValues(new Uint8Array(12)) };
        const data = await crypto.subtle.encrypt(cipher(kept), key, new TextEncoder().encode(text));
        await keep("roster", { ...kept, data, at: now(), etag: response.headers.get("ETag") });
    };
    const alone = (act) => navigator.locks.request("balie-lijst", act);
    return {
        // What is known of people, with `at`: when the server said so. Nothing without a list, or when its day is over.
        read: () => alone(open),
        refresh: (event) => alone(() => renew(event)),
        forget: () => alone(forget),
        // Whether it is there and not old, without reading it.
        recent: async (event, age) => {
            const kept = COOKIE.test(document.cookie) && (await recall("roster"));
            return kept && kept.event === event && now() - kept.at < age;
        },
    };
};
