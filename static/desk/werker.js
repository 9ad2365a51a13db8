// Below /balie/, when there is no network: a page without anybody's data, and the files that it needs. SETUP is above.
const CACHE = `balie-${SETUP.version}`;
const FILES = new Set(SETUP.files);
const PATIENCE = 6000; // milliseconds

addEventListener("install", (event) => {
    const wanted = [new Request(SETUP.shell, { cache: "reload" }), ...FILES];
    event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(wanted)));
});

addEventListener("activate", (event) => {
    const tidy = async () => {
        const old = (await caches.keys()).filter((name) => name.startsWith("balie-") && name !== CACHE);
        await Promise.all(old.map((name) => caches.delete(name)));
        await clients.claim();
    };
    event.waitUntil(tidy());
});

// A page that just came from the server asks for it: it is as new as this, and no other page needs the old files.
addEventListener("message", (event) => {
    const pages = clients.matchAll({ type: "window", includeUncontrolled: true });
    const take = async () => (await pages).length < 2 && skipWaiting();
    if (event.data === "neem over") event.waitUntil(take());
});

const kept = (address) => caches.match(address, { cacheName: CACHE });

const page = async (request) => {
    const sent = fetch(request);
    sent.catch(() => {}); // when it fails after we stopped waiting
    const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
    try {
        const response = await (request.method === "GET" ? Promise.race([sent, late]) : sent);
        if (response.status < 502 || response.status > 504) return response; // else the proxy is there, the site is not
    } catch {}
    // What was sent may have come or not: the page that follows says so, and can be loaded again without sending it.
    const { pathname, origin } = new URL(request.url);
    if (request.method !== "GET") return Response.redirect(`${origin}${SETUP.shell}?mislukt=${encodeURIComponent(pathname)}`, 303);
    return (await kept(SETUP.shell)) ?? Response.error();
};

addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (origin !== location.origin) return;
    if (request.mode === "navigate") event.respondWith(page(request));
    else if (FILES.has(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});
