// What was typed and not saved is kept in this browser, and offered again: after a lost connection, a closed window, or
// a session that ended. Kept by article and by the version that the form was loaded from; gone after a successful save.

const PREFIX = "techniekpact:artikel:";
const SENT = `${PREFIX}verzonden`;
const ASIDE = ":eerder";
const DAYS = 14;

function storage(action, fallback) {
    try {
        return action();
    } catch { // full, or forbidden by the browser
        return fallback;
    }
}

function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

export class LocalDraft {
    constructor(article, version, user) {
        this.id = article;
        this.article = `${PREFIX}${user}:${article}:`;
        this.key = `${this.article}${version}`;
    }

    save(values, photos) {
        const text = JSON.stringify({ at: Date.now(), values, photos });
        return storage(() => {
            localStorage.setItem(this.key, text);
            return true;
        }, false);
    }

    remove(key = this.key) {
        storage(() => localStorage.removeItem(key));
    }

    /** The newest text of this article that was not saved, of this version or another; null when there is none.
     *
     * It is put aside, so that what is typed from now on does not take its place.
     */
    find() {
        const keys = storage(() => Object.keys(localStorage), []).filter((key) => key.startsWith(this.article));
        const found = keys.map((key) => ({ key, ...parse(localStorage.getItem(key)) })).filter((one) => one.values);
        const [newest] = found.sort((one, other) => other.at - one.at);
        if (!newest) return null;
        newest.current = newest.key.replace(ASIDE, "") === this.key;
        if (newest.key === this.key) {
            newest.key = `${this.key}${ASIDE}`;
            storage(() => localStorage.setItem(newest.key, localStorage.getItem(this.key)));
            this.remove();
        }
        return newest;
    }

    /** Remembers that the form is on its way, so that the next page can tell whether it arrived. */
    sent() {
        storage(() => sessionStorage.setItem(SENT, JSON.stringify({ key: this.key, article: this.id })));
    }
}

/** On the page that answers a save: what was kept is saved, or stands in the form again with what to mend. */
export function settle() {
    const sent = parse(storage(() => sessionStorage.getItem(SENT), null));
    storage(() => sessionStorage.removeItem(SENT));
    if (!sent) return;
    const links = [...document.querySelectorAll(".messagelist .success a")].map((link) => link.pathname);
    const path = /^\d+$/.test(sent.article) ? `/article/${sent.article}/change/` : "/change/";
    if (links.some((link) => link.endsWith(path)) || document.querySelector(".errornote")) {
        storage(() => localStorage.removeItem(sent.key));
    }
}

/** Texts that nobody came back for. */
export function expire() {
    for (const key of storage(() => Object.keys(localStorage), [])) {
        if (!key.startsWith(PREFIX)) continue;
        const at = parse(localStorage.getItem(key))?.at ?? 0;
        if (Date.now() - at > DAYS * 24 * 60 * 60 * 1000) storage(() => localStorage.removeItem(key));
    }
}

/** "14.05 uur" when it was today, else "20 november, 14.05 uur". */
export function when(at) {
    const date = new Date(at);
    const time = `${date.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }).replace(":", ".")} uur`;
    if (date.toDateString() === new Date().toDateString()) return time;
    return `${date.toLocaleDateString("nl-NL", { day: "numeric", month: "long" })}, ${time}`;
}
