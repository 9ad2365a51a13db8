// Sends files one by one, at most two at a time, and remembers what became of each. Knows no element of the page.

const AT_ONCE = 2;
const TIMEOUT = 180_000; // milliseconds; the server needs about one second for a photo, the line may need more
const LOST = "De verbinding viel weg. Deze foto is nog niet opgeslagen.";
const SIGNED_OUT = "De site nam deze foto niet aan. Misschien bent u niet meer aangemeld. Meld u in een nieuw tabblad aan en probeer het dan opnieuw.";

export class Queue {
    /** `changed(item)` is called at every step of an item, `{ file, state, sent, photo, error }`.
     *
     * States: waiting, sending, working (the server makes its sizes), done, duplicate, refused, failed. The last three
     * have an `error`; `lost` is set when it was the line that failed.
     */
    constructor({ endpoint, limit, token, freshToken, changed }) {
        Object.assign(this, { endpoint, limit, token, freshToken, changed });
        this.items = [];
        window.addEventListener("online", () => this.retry(this.items.filter((item) => item.lost)));
    }

    add(files) {
        const items = files.map((file) => ({ file, state: "waiting", sent: 0, photo: null, error: "", lost: false }));
        this.items.push(...items);
        items.forEach((item) => this.changed(item));
        this.next();
        return items;
    }

    async retry(items) {
        const again = items.filter((item) => item.state === "failed" || item.state === "refused");
        if (!again.length) return;
        for (const item of again) this.become(item, "waiting", { sent: 0, error: "", lost: false });
        this.token = (await this.freshToken()) ?? this.token; // who signed in anew has another one
        this.next();
    }

    get active() {
        return this.items.filter((item) => ["waiting", "sending", "working"].includes(item.state));
    }

    next() {
        const busy = this.active.filter((item) => item.state !== "waiting").length;
        const waiting = this.active.filter((item) => item.state === "waiting");
        waiting.slice(0, Math.max(0, AT_ONCE - busy)).forEach((item) => this.send(item));
    }

    become(item, state, fields = {}) {
        Object.assign(item, { state, ...fields });
        this.changed(item);
    }

    finish(item, state, fields) {
        this.become(item, state, { ...fields, sent: fields.photo ? item.file.size : 0 });
        this.next();
    }

    send(item) {
        if (item.state !== "waiting") return; // a refusal below made room, which was filled meanwhile
        if (item.file.size > this.limit) {
            const error = "Dit bestand is groter dan 25 MB. Maak de foto kleiner en probeer het opnieuw.";
            item.state = "working"; // it takes its turn
            return this.finish(item, "refused", { error });
        }
        const request = new XMLHttpRequest();
        request.open("POST", this.endpoint);
        request.responseType = "json";
        request.timeout = TIMEOUT;
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.setRequestHeader("X-CSRFToken", this.token);
        request.setRequestHeader("X-File-Name", encodeURIComponent(item.file.name.toWellFormed?.() ?? item.file.name));
        request.upload.addEventListener("progress", (event) => this.become(item, "sending", { sent: event.loaded }));
        request.upload.addEventListener("load", () => this.become(item, "working", { sent: item.file.size }));
        const lost = () => this.finish(item, "failed", { error: LOST, lost: true });
        ["error", "timeout", "abort"].forEach((name) => request.addEventListener(name, lost));
        request.addEventListener("load", () => this.answered(item, request.status, request.response));
        this.become(item, "sending");
        request.send(item.file);
    }

    answered(item, status, answer) {
        if (answer === null) this.finish(item, "failed", { error: SIGNED_OUT });
        else if (!answer.error) this.finish(item, "done", { photo: answer.photo });
        else if (answer.photo) this.finish(item, "duplicate", { photo: answer.photo, error: answer.error });
        else this.finish(item, status === 200 || status === 413 ? "refused" : "failed", { error: answer.error });
    }
}
