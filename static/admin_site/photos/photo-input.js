// Turns the number of a photo (photos.admin.widgets.PhotoInput) into a thumbnail with “Kies foto” and “Weghalen”.
import { element, thumbnail } from "./dom.js";
import { choosePhotos } from "./picker.js";

function upgrade(field) {
    if (field.dataset.upgraded || field.closest(".empty-form")) return;
    field.dataset.upgraded = "true";
    const input = field.querySelector("input");
    const chosen = field.querySelector("[data-chosen]");
    const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    const name = label?.textContent.trim().replace(/:$/, "");
    const pick = element("button", { type: "button", id: `${input.id}_kies`, onclick: choose });
    const remove = element("button", { type: "button", class: "picker-quiet", onclick: () => show(null) }, "Weghalen");
    if (label) {
        label.htmlFor = pick.id;
        label.id ||= `${input.id}_label`;
        pick.setAttribute("aria-labelledby", `${label.id} ${pick.id}`);
        remove.setAttribute("aria-label", `Weghalen: ${name}`);
    }
    if (input.hasAttribute("aria-describedby")) {
        pick.setAttribute("aria-describedby", input.getAttribute("aria-describedby"));
    }
    field.querySelector(".photo-input-number").hidden = true;
    field.append(element("span", { class: "photo-input-buttons" }, pick, " ", remove));
    const disabled = input.disabled;
    words(Boolean(input.value));

    async function choose() {
        const [photo] = await choosePhotos({ multiple: false });
        if (photo) show(photo);
        pick.focus();
    }

    function show(photo) {
        input.value = photo ? photo.id : "";
        chosen.hidden = !photo;
        if (photo) {
            chosen.querySelector("[data-thumb]").replaceChildren(thumbnail(photo));
            const link = chosen.querySelector("[data-label]");
            [link.textContent, link.href] = [photo.label, photo.change];
            const state = chosen.querySelector("[data-state]");
            [state.textContent, state.hidden] = [photo.state, !photo.state];
        } else {
            pick.focus();
        }
        input.dispatchEvent(new Event("change", { bubbles: true }));
        words(Boolean(photo));
    }

    function words(some) {
        pick.textContent = some ? "Kies een andere foto" : "Kies foto";
        remove.hidden = !some;
        pick.disabled = remove.disabled = disabled;
    }
}

function upgradeAll(root) {
    root.querySelectorAll("[data-photo-input]").forEach(upgrade);
}

upgradeAll(document);
document.addEventListener("formset:added", (event) => upgradeAll(event.target));
