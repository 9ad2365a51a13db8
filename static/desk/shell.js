// The desk without a network: people of the roster, and what of them is noted. It says no more than it knows.
const SIGNS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h", ß: "ss" };
const MOST = 20;
const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[łøđðþæœıħß]/g, (sign) => SIGNS[sign]);

// As registrations.search.find does: words in any order, tussenvoegsels as they come.
export const find = ({ people, search: { short, infixes, codeFrom } }, text) => {
    const words = fold(text).split(/[\s,;.()’'\u2010-\u2015\u2212-]+/).filter(Boolean).slice(0, 8);
    const small = words.filter((word) => Object.hasOwn(short, word) || infixes.includes(word));
    const large = words.filter((word) => !small.includes(word));
    const wanted = large.length ? large : words;
    if (!wanted.length) return [];
    const together = small.join("");
    const typed = Object.hasOwn(short, together) ? short[together] : [small.join(" ")];
    const rank = ({ key, more, code }) => {
        const bare = key.replace(/[.'’]/g, "");
        const named = (word) => key.includes(word) || bare.includes(word);
        if (!wanted.every((word) => named(word) || more.includes(word) || (word.length >= codeFrom && code.startsWith(word)))) return 9;
        if (code === wanted[0]) return 0;
        if (!wanted.every(named)) return 7;
        if (!` ${key}`.includes(` ${wanted[0]}`)) return 6;
        return (` ${key} `.includes(` ${wanted[0]} `) ? 1 : 2) + (typed.some((one) => key.includes(one)) ? 0 : 2);
    };
    const ranked = people.map((person) => [rank(person), person]).filter(([one]) => one < 9);
    return ranked.sort(([a], [b]) => a - b).map(([, person]) => person); // the roster is by name already
};

let desk;
let asked; // gives the people that are shown, of a roster
let heading;
const results = document.getElementById("gevonden");

const person = (found, waits, one) => {
    const { make, button, icon, time, place, enter, against, take_back, unsent } = desk;
    const note_of = ({ code }) => waits.find((wait) => wait.code === code && wait.door === place.door && !wait.answer && !wait.undo);
    const item = note_of(one);
    const doubt = against(found, one, one.code);
    const [tone, words] = item
        ? ["done", `Genoteerd om ${time(item.at)}, ${unsent(item)}.`]
        : doubt
          ? [doubt[0], `${doubt[1]}: ${doubt[2]}`]
          : ["ready", `Volgens de lijst van ${time(found.at)} nog niet binnen.`];
    const who = one.name;
    const team = one.group ? found.people.filter((other) => other.group === one.group) : [];
    const due = team.filter((other) => !against(found, other) && !note_of(other));
    const said = [make("h2", {}, one.name || "Zonder naam"), one.organisation && make("p", {}, one.organisation)];
    const acts = [
        item && button("Maak ongedaan", take_back(item, who), who),
        !item && !doubt && button("Laat binnen", () => enter(one.code), who, "button"),
        due.length > 1 && button(`Laat alle ${due.length} van deze delegatie binnen`, () => together(due), who),
    ];
    const how = make("p", { class: "state" }, icon(item ? "ready" : tone), " ", words);
    return make("li", { class: `is-${tone}` }, make("div", {}, ...said, how), make("div", { class: "let-in" }, ...acts));
};

// Notes a whole group, and tells of it once.
const together = async (due) => {
    const { enter, store, button, take_back, unsent, wait_for } = desk;
    for (const { code } of due) await enter(code);
    const noted = (await store.all()).filter((one) => due.some(({ code }) => code === one.code) && !one.answer && !one.undo);
    if (!noted.length) return;
    const some = noted.find((one) => one.tried) ?? noted[0];
    const names = due.filter(({ code }) => noted.some((one) => one.code === code)).map(({ name }) => name);
    const back = button(`Maak alle ${noted.length} ongedaan`, take_back(names.join(", "), ...noted));
    wait_for(noted, names.join(", "), `${noted.length} genoteerd, ${unsent(some)}`, "", back);
};

const show = async () => {
    const { list, place, store, time, make, put, network } = desk;
    document.getElementById("straks").hidden = network.status === 200;
    const found = await list();
    const door = found?.doors[place.door]?.title ?? (place.door ? "een sessie" : "de ingang");
    document.getElementById("deur-naam").textContent = door;
    const people = found && asked ? asked(found) : [];
    const told = desk.part("result").firstChild?.dataset.code; // of someone else by now
    if (told && !people.some((one) => told.includes(one.code))) {
        asked = undefined;
        heading.textContent = "Balie zonder netwerk";
    }
    if (!asked) return put(results, []);
    const number = people.length === 1 ? "1 persoon" : people.length ? `${people.length} personen` : "Niemand";
    heading.textContent = found ? `${number} gevonden` : "Er is geen lijst op dit apparaat";
    const waits = await store.all();
    const lines = people.slice(0, MOST).map((one) => person(found, waits, one));
    if (people.length > MOST) lines.push(make("li", {}, `Er zijn nog ${people.length - MOST} anderen. Typ meer van de naam.`));
    put(results, lines);
};
let view = show; // what this page shows
export const changed = () => desk && view();
export const search = (text) => {
    desk.part("result").replaceChildren();
    desk.field.select();
    asked = text && ((found) => find(found, text));
    view = show;
    return view();
};

const doors = async () => {
    const found = await desk.list();
    heading.textContent = found ? "Aan welke deur staat u?" : "Er is geen lijst op dit apparaat";
    const choose = (key) => async () => {
        desk.place.door = key;
        await desk.store.keep("place", { ...desk.place });
        history.replaceState(null, "", "/balie/");
        return search("");
    };
    const ways = [["", { title: "Ingang van de conferentie" }], ...Object.entries(found?.doors ?? {})];
    const way = ([key, { title }]) => desk.make("li", {}, desk.button(title, choose(key)));
    desk.put(results, ways.map(way));
};

// What became of a button that was pressed as the network went, nobody knows: the worker leads here.
const FAILED = [
    [/\/ongedaan\/$/, "Ongedaan maken"],
    [/\/naam\/$/, "De naam verbeteren"],
    [/\/inloop\/$/, "Iemand inschrijven"],
    [/\/instellen\/$/, "De balie instellen"],
    [/\/delegatie\//, "Een groep binnenlaten"],
    [/\/(binnen|plaats)\/$/, "Binnenlaten"],
    [/^\/balie\/$/, "Zoeken of binnenlaten"],
];
const failed = async (path) => {
    const what = FAILED.find(([one]) => one.test(path))?.[1] ?? "Wat u deed";
    const code = path.match(/^\/balie\/([2-9a-z]{10})\//)?.[1];
    const who = (await desk.list())?.people.find((one) => one.code === code)?.name ?? (code ? `code ${code}` : "");
    const words = `${what}${who && `: ${who}`}. Kijk het na als er weer netwerk is.`;
    desk.tell("ask", "Misschien niet gelukt", /delegatie/.test(path) ? `${words} ${GROUP}` : words);
    history.replaceState(null, "", code ? `/balie/${code}/` : path.endsWith("/instellen/") ? "/balie/deuren/" : "/balie/");
};
const GROUP = "Zoek iemand van de groep: met de lijst van dit apparaat kunt u de groep noteren.";

// Does what the address asks, as far as that is possible here.
export const begin = async (tools) => {
    desk = { ...tools, ...(await tools.noted()) };
    heading = document.getElementById("kop");
    const { code_in, tell } = desk;
    const query = new URLSearchParams(location.search);
    const gone = query.get("mislukt");
    if (gone?.startsWith("/balie/")) await failed(gone);
    if (location.pathname === "/balie/deuren/") return (view = doors)();
    const text = query.get("q")?.trim() ?? "";
    const code = code_in(text) ?? location.pathname.match(/^\/balie\/([2-9a-z]{10})\//)?.[1];
    desk.field.value ||= code ? "" : text; // someone may be typing by now
    if (code && (await desk.list())) asked = (found) => found.people.filter((one) => one.code === code);
    else if (text) asked = (found) => find(found, text);
    if (location.pathname.startsWith("/balie/delegatie/")) tell("ask", "Deze groep staat niet op deze pagina", GROUP);
    if (location.pathname.startsWith("/balie/inloop/")) tell("ask", "Dit kan niet zonder netwerk", "Iemand inschrijven kan weer als er netwerk is.");
    await show();
};
