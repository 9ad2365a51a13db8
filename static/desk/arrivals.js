// Who came last, also at the other desks.
export const draw = (lines, latest, { make, button, link, store, place, take_back, field }) => {
    const old = new Map([...lines.children].map((one) => [one.dataset.pk ?? one.querySelector("[name=binnenkomst]")?.value, one]));
    const line = ({ pk, key, code, name, words }) => {
        const who = name || "Zonder naam";
        const said = make("div", {}, link(code, who), " ", make("span", { class: "moment" }, words));
        const item = { ...place, key, code, at: store.now().toISOString() };
        const back = () => take_back(who, item)().then(() => field.focus()); // lines with the focus in them stay
        return make("li", { "data-pk": pk }, said, button("Maak ongedaan", back, who));
    };
    lines.replaceChildren(...latest.map((one) => old.get(String(one.pk)) ?? line(one)));
};
