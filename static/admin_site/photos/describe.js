// The screen that describes many photos: says how many still have no description, and guards what was typed.
import { count } from "./dom.js";

const form = document.getElementById("describe-form");
const rows = [...form.querySelectorAll(".describe-photo")];
const status = form.querySelector("[data-count]");
let typed = false;
let sending = false;

function isDescribed(row) {
    return Boolean(row.querySelector("textarea").value.trim()) || row.querySelector("[type=checkbox]").checked;
}

function show() {
    const left = rows.filter((row) => !isDescribed(row)).length;
    status.textContent = left ? `Nog ${count(left, "foto", "foto’s")} zonder beschrijving` : "Alle foto’s zijn beschreven";
    for (const row of rows) row.classList.toggle("describe-missing", !isDescribed(row));
}

form.addEventListener("change", show); // not at every letter: the status is read aloud
form.addEventListener("input", () => { typed = true; });
form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("textarea")) event.preventDefault(); // one line
});
form.addEventListener("submit", () => { sending = true; });
window.addEventListener("beforeunload", (event) => {
    if (typed && !sending) event.preventDefault();
});
show();
