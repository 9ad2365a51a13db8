// The camera reads codes, and goes on whatever it sees. The same code in view is one person.
const PAUSE = 200; // milliseconds between two looks
const GONE = 2500; // milliseconds out of view, after which the same code counts again
const REFUSED = {
    NotAllowedError: "Sta de camera toe in uw browser, of zoek op naam.",
    NotFoundError: "Dit apparaat heeft geen camera. Zoek op naam, of gebruik een scanner.",
};
let stream;

const stop = ({ start, video }) => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    video.srcObject = null;
    video.hidden = true;
    start.textContent = "Scan met de camera";
};

export const toggle = async (desk) => {
    const { start, video, tell } = desk;
    if (stream) return stop(desk);
    try {
        const formats = await BarcodeDetector.getSupportedFormats();
        if (!formats.includes("qr_code")) return tell("ask", "Scannen kan hier niet", "Deze browser leest geen QR-codes. Zoek op naam.");
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        video.srcObject = stream;
        video.hidden = false;
        video.play().catch(() => {}); // it plays once there is a picture
    } catch (error) {
        stop(desk);
        return tell("ask", "De camera doet het niet", REFUSED[error.name] ?? "Zoek op naam, of probeer het opnieuw.");
    }
    start.textContent = "Stop met scannen";
    document.addEventListener("visibilitychange", () => document.hidden && stop(desk), { once: true });
    await look(desk, new BarcodeDetector({ formats: ["qr_code"] }), stream);
};

const look = async ({ video, code_in, enter, tell }, detector, mine) => {
    const seen = new Map();
    while (stream === mine) {
        try {
            for (const { rawValue } of await detector.detect(video)) {
                const before = seen.get(rawValue) ?? 0;
                seen.set(rawValue, Date.now());
                if (Date.now() - before < GONE) continue;
                const code = code_in(rawValue.trim());
                if (code) await enter(code);
                else tell("ask", "Onbekende code", "Dit is geen code van deze conferentie.");
                seen.set(rawValue, Date.now());
            }
        } catch {} // a picture that cannot be read; the next one may
        await new Promise((done) => setTimeout(done, PAUSE));
    }
};
