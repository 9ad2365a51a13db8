// What a desk noted and did not send yet, or what the server answered to it that someone must see.
const HOUR = 3600000; // milliseconds: so long the other tabs can hear what became of it
const TONES = { ok: "in", again: "again", undone: "done" };
const FATES = { ok: { result: "ok", title: "Binnen", words: "" }, undone: { result: "undone", title: "Ongedaan gemaakt", words: "" } };
const TROUBLE = { 0: "Zonder netwerk. ", 404: "U werkt niet voor deze editie. " };

export const start = ({ store, place, list, make, button, put, part, time, link, tell, enter, report, send, soon, shell }) => {
    const told = new Map(); // what the page told of that waits, by its code or codes: the check-ins, and of whom
    store.rows().then((rows) => {
        const old = rows.filter((one) => one.gone && store.now() - new Date(one.at) > HOUR);
        for (const { key } of old) store.remove(key);
    });

    // What the list says against noting this person, if anything: tone, title and words.
    const against = (found, person, code) => {
        const by = `volgens de lijst van ${time(found.at)}`;
        if (!person) return ["ask", "Staat niet op de lijst", `Code ${code} staat niet op de lijst van ${time(found.at)}.`];
        const heard = found.heard?.[code]?.[place.door];
        if (heard) return ["again", "Was al binnen", `${heard}.`];
        const came = heard ?? person.came[place.door];
        if (came) return ["again", "Was al binnen", `${came}, ${by}.`];
        if (person.no) return ["ask", "Geen plaats", `${person.no}, ${by}.`];
        const seated = !found.doors[place.door]?.seats || person.seats.includes(place.door);
        return seated ? null : ["ask", "Geen plaats in deze sessie", `Niet aangemeld, ${by}.`];
    };
    const who_is = (found, code) => found?.people.find((one) => one.code === code);
    const named = (person, code) => person?.name || `Code ${code}`;
    const unsent = ({ tried }) => (tried ? "misschien al verzonden" : "nog niet verzonden");
    const count = (number) => (number === 1 ? "1 binnenkomst" : `${number} binnenkomsten`);

    // Takes back what was not sent yet. What may be at the server goes there again, as undone.
    const undo = (item) =>
        store.sending(async () => {
            const row = await store.find(item.key);
            if (row?.gone === "undone") return false;
            const asked = !row || row.tried || row.gone;
            await (asked ? store.put({ ...item, tried: true, undo: true }) : store.bury(item.key, "undone"));
            return asked;
        });
    const take_back = (who, ...items) => async () => {
        const code = items.map((one) => one.code).join(" ");
        const about = { who, code };
        told.delete(code);
        let asked = false;
        for (const item of items) asked = (await undo(item)) || asked;
        if (asked) await send();
        const rows = await Promise.all(items.map(({ key }) => store.find(key)));
        const row = rows.find((one) => !one.gone);
        if (row?.answer) tell("ask", row.answer.title, row.answer.words, about, link(row.code));
        else if (row) {
            told.set(code, { items, who, here: true });
            tell("ask", "Nog niet ongedaan gemaakt", "misschien al verzonden. Dit wordt ongedaan gemaakt zodra er netwerk is.", about);
        } else tell("done", "Ongedaan gemaakt", `niet meer ${asked ? "binnen" : "genoteerd"}.`, about);
        await report();
        soon();
    };

    const answered = async (item, { result, title, words, name, code }) => {
        if (result !== "ok") await store.bury(item.key, "seen"); // someone sees it now
        const back = result === "ok" && button("Maak ongedaan", take_back(name || `Code ${item.code}`, item), name);
        tell(TONES[result] ?? "ask", title, words, { who: name, code: item.code }, back, name && link(code));
        soon();
        return true;
    };
    // Tells what became of a code. False when it may as well be a word, and is nobody's code.
    const say = async (item, { before, answer, unsure }) => {
        const row = (await store.find(item.key)) ?? item;
        answer ??= row.answer ?? FATES[row.gone]; // another tab may have sent it
        const found = await list();
        const person = who_is(found, item.code);
        if (unsure && (answer ? answer.result === "unknown" : !person)) {
            await (answer ? store.bury(item.key, "seen") : undo(item));
            return answer || found ? false : which(item.code);
        }
        if (answer) return answered(item, { name: person?.name, code: item.code, ...answer });
        const who = named(person, item.code);
        const about = { who, code: item.code };
        if (before) {
            told.set(item.code, { items: [before], who });
            tell("again", "Hier al genoteerd", `om ${time(before.at)}, ${unsent(row)}.`, about);
            return true;
        }
        const doubt = found && !item.anyway && against(found, person, item.code);
        const back = button("Maak ongedaan", take_back(who, item), who);
        if (doubt) {
            const [tone, title, words] = doubt;
            const of = person ? about : { code: item.code };
            // What may be at the server, that judges; the list may even be of after it.
            if (row.tried) {
                told.set(item.code, { items: [item], who });
                tell("ask", `Genoteerd, ${unsent(row)}`, words, of, back);
            } else {
                await undo(item);
                tell(tone, title, words, of, button("Noteer toch", () => enter(item.code, { anyway: true }), who));
            }
            return true;
        }
        const known = found ? `volgens de lijst van ${time(found.at)} nog niet binnen.` : "van wie die is, weet dit apparaat niet.";
        const words = found && !person ? `staat niet op de lijst van ${time(found.at)}.` : known;
        wait_for([item], who, `Genoteerd, ${unsent(row)}`, words, back);
        return true;
    };
    // Tells of what is noted, and will tell what became of it.
    const wait_for = (items, who, title, words, back) => {
        const code = items.map((one) => one.code).join(" ");
        for (const one of items) told.delete(one.code);
        told.set(code, { items, who });
        tell("ready", title, words, { who, code }, back);
    };
    // Without a list a word of ten letters may be a name too.
    const which = (code) => {
        const note = button("Noteer deze code", () => enter(code));
        tell("ask", "Is dit een code?", `${code}: er is geen lijst op dit apparaat. Schrijf een naam op.`, { code }, note);
        return true;
    };

    const how_it_went = async () => {
        for (const [code, { items, who, here }] of told) {
            const rows = await Promise.all(items.map(({ key }) => store.find(key)));
            if (rows.some((row) => row && !row.gone && !row.answer)) continue;
            told.delete(code);
            const answer = rows.find((row) => row?.answer)?.answer;
            const fate = rows.find((row) => row?.gone)?.gone;
            const about = { who, code, still: true };
            const ways = items.length === 1 && link(code);
            if (answer) tell("ask", answer.title, answer.words, about, ways);
            else if (fate === "undone") tell("done", "Ongedaan gemaakt", here ? "niet meer binnen." : "in een ander venster.", about);
            else if (fate === "ok") tell("ready", "Verzonden", "", about, button("Maak ongedaan", take_back(who, ...items), who), ways);
            else tell("done", "Weggehaald", "staat niet meer op dit apparaat.", about);
        }
    };

    // The network and the queue, in words.
    const state = (items, network, found) => {
        const asking = items.filter((one) => one.answer).length;
        const waits = items.length - asking;
        const wait = waits ? `${count(waits)} ${waits === 1 ? "wacht" : "wachten"} op verzending. ` : "";
        const ask = asking ? `${count(asking)} ${asking === 1 ? "vraagt" : "vragen"} aandacht, zie onder.` : "";
        if (network === 403) return waits ? `Log in om ${count(waits)} te versturen. ` : "Log in om verder te gaan. ";
        if (network === 200) return (shell ? "Er is weer netwerk. " : "") + wait + ask;
        const known = found ? `Lijst van ${time(found.at)}. ` : "Er is geen lijst op dit apparaat. ";
        return (TROUBLE[network] ?? "De site antwoordt niet. ") + known + wait + ask;
    };
    const row_of = (found) => (one) => {
        const who = named(who_is(found, one.code), one.code);
        const when = `${who}, ${time(one.at)}`;
        const line = (words, act, run) => make("li", {}, make("p", {}, ...words), act && button(act, run, who));
        const drop = async () => report(await store.bury(one.key, "seen"));
        if (one.answer) return line([link(one.code, when), `: ${one.answer.title}. ${one.answer.words}`], "Gezien", drop);
        const why = one.fault === 404 ? "u werkt niet voor de editie hiervan" : "de site kan dit nu niet verwerken";
        if (one.fault) return line([`${when}: ${unsent(one)}, ${why}.`], "Haal weg", drop);
        if (one.undo) return line([`${when}: wordt nog ongedaan gemaakt.`]);
        return line([`${when}: genoteerd, ${unsent(one)}.`], "Maak ongedaan", take_back(who, one));
    };
    const show = async (items, network) => {
        await how_it_went();
        const found = await list();
        const words = state(items, network, found);
        const [way, to] = network === 403 ? ["Log in", "/beheer/login/?next=/balie/"] : ["Ga verder op de gewone pagina", "/balie/"];
        const go = (network === 403 || (shell && network === 200)) && make("a", { href: to }, way);
        put(part("state"), words ? [make("span", {}, words), " ", ...(go ? [go] : [])] : []);
        const due = items.filter((one) => one.answer || one.fault || network !== 200);
        const box = document.getElementById("wachtrij");
        put(box.querySelector("ul"), due.map(row_of(found)));
        box.hidden = !due.length;
    };

    // Who logs out leaves what waits to the next one.
    const leaving = document.querySelector('form[action$="/logout/"]');
    let sure = false;
    leaving?.addEventListener("submit", async (submit) => {
        if (sure) return;
        submit.preventDefault();
        sure = true; // the next time
        await send().catch(() => {});
        const waits = (await store.all().catch(() => [])).filter((one) => !one.answer).length;
        if (!waits) return leaving.requestSubmit();
        const words = `${count(waits)} ${waits === 1 ? "wacht" : "wachten"} nog op verzending. Wie hier weer inlogt, verstuurt dit.`;
        leaving.prepend(make("p", { role: "alert" }, words));
        leaving.querySelector("button").textContent = "Log toch uit";
    });

    return { say, which, show, against, take_back, unsent, wait_for };
};
