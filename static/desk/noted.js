// What a desk noted and did not send yet, or what the server answered to it that someone must see.
export const start = ({ store, place, list, make, button, put, time, link, tell, enter, report }) => {
    let said; // the check-in that the page told of last

    // What the list says against noting this person, if anything: tone, title and words.
    const against = (found, person, code) => {
        const by = `volgens de lijst van ${time(found.at)}`;
        if (!person) return ["ask", "Staat niet op de lijst", `Code ${code} staat niet op de lijst van ${time(found.at)}.`];
        const came = person.came[place.door];
        if (came) return ["again", "Was al binnen", `${came}, ${by}.`];
        if (person.no) return ["ask", "Geen plaats", `${person.no}, ${by}.`];
        const seated = !found.doors[place.door]?.seats || person.seats.includes(place.door);
        return seated ? null : ["ask", "Geen plaats in deze sessie", `Niet aangemeld, ${by}.`];
    };
    const who_is = (found, code) => found?.people.find((one) => one.code === code);
    const named = (person, code) => person?.name || `Code ${code}`;

    const take_back = (item, who) => async () => {
        if (await store.undo(item.key)) tell("done", "Ongedaan gemaakt", `${who} is niet meer genoteerd.`);
        else tell("ask", "Al verzonden", "Maak het ongedaan op de pagina van deze persoon.", link(item.code));
        said = undefined;
        await report();
    };

    const say = async (item, before) => {
        const found = await list();
        const person = who_is(found, item.code);
        const who = named(person, item.code);
        if (before) return tell("again", "Hier al genoteerd", `${who}: om ${time(before.at)}, nog niet verzonden.`);
        const doubt = found && !item.anyway && against(found, person, item.code);
        if (doubt) {
            await store.undo(item.key);
            const [tone, title, words] = doubt;
            const anyway = button("Noteer toch", () => enter(item.code, { anyway: true }));
            return tell(tone, title, person ? `${who}: ${words}` : words, anyway);
        }
        const known = found ? `volgens de lijst van ${time(found.at)} nog niet binnen.` : "van wie die is, weet dit apparaat niet.";
        const words = found && !person ? `${who}, die niet op de lijst van ${time(found.at)} staat.` : `${who}: ${known}`;
        tell("ready", "Genoteerd, nog niet verzonden", words, button("Maak ongedaan", take_back(item, who)));
        said = { ...item, who };
    };

    const how_it_went = (items) => {
        const item = items.find((one) => one.key === said?.key);
        if (!said || (item && !item.answer)) return;
        if (!document.querySelector(".is-ready .told-title")) return (said = undefined); // the page tells of another by now
        if (item) tell("ask", item.answer.title, `${said.who}: ${item.answer.words}`, link(item.code));
        else tell("ready", "Verzonden", said.who, link(said.code));
        said = undefined;
    };

    const show = async (items, alone) => {
        how_it_went(items);
        const found = await list();
        const row = (one) => {
            const who = named(who_is(found, one.code), one.code);
            const when = `${who}, ${time(one.at)}`;
            if (!one.answer) return make("li", {}, make("p", {}, `${when}: genoteerd, nog niet verzonden.`), button("Maak ongedaan", take_back(one, who), who));
            const seen = () => store.remove(one.key).then(report);
            return make("li", {}, make("p", {}, link(one.code, when), `: ${one.answer.title}. ${one.answer.words}`), button("Gezien", seen, who));
        };
        const due = items.filter((one) => one.answer || alone);
        const box = document.getElementById("wachtrij");
        put(box.querySelector("ul"), due.map(row));
        box.hidden = !due.length;
    };

    const stranger = async (code) => {
        const found = await list();
        return Boolean(found) && !who_is(found, code);
    };
    return { say, show, stranger, against, take_back };
};
