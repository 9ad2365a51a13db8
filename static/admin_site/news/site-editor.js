// What this site changes of django-prose-editor: Dutch labels, buttons that tell their state, and no style element,
// which the content security policy would block (the few rules that Tiptap puts in it stand in editor.css).
import { Extension } from "django-prose-editor/editor";
import { plain } from "./paste.js";
import { roomBelow } from "./photo-figure.js";

const LABELS = {
    heading2: "Kop",
    heading3: "Tussenkop",
    bold: "Vet",
    italic: "Cursief",
    link: "Link (kies eerst de woorden)",
    unlink: "Haal de link weg",
    bulletList: "Lijst",
    orderedList: "Genummerde lijst",
    blockquote: "Citaat",
    photo: "Foto’s invoegen",
    table: "Tabel invoegen",
    "table:addColumnAfter": "Kolom erbij",
    "table:deleteColumn": "Kolom weg",
    "table:addRowAfter": "Rij erbij",
    "table:deleteRow": "Rij weg",
    "table:mergeCells": "Voeg cellen samen",
    "table:splitCell": "Splits de cel",
    "table:toggleHeaderCell": "Kopcel aan of uit",
    "table:deleteTable": "Tabel weg",
    "history:undo": "Ongedaan maken",
    "history:redo": "Opnieuw",
};
const GROUPS = { blockquote: "quote" };
const SHORTCUTS = { bold: "Ctrl+B", italic: "Ctrl+I", link: "Ctrl+K", "history:undo": "Ctrl+Z", "history:redo": "Ctrl+Y" };

function relabel(name, item) {
    const { button, active, enabled, update } = item;
    const label = LABELS[name] ?? name;
    button.setAttribute("aria-label", label);
    button.title = SHORTCUTS[name] ? `${label} (${SHORTCUTS[name]})` : label;
    button.dataset.item = name;
    if (GROUPS[name]) item.groups = new Set([GROUPS[name]]);
    const toggles = !/^(table|history|photo|unlink)/.test(name);
    item.update = (editor) => {
        update(editor);
        if (toggles) button.setAttribute("aria-pressed", String(Boolean(active(editor))));
        button.setAttribute("aria-disabled", String(!enabled(editor)));
    };
}

export const SiteEditor = Extension.create({
    name: "siteEditor",

    onBeforeCreate() {
        this.editor.options.injectCSS = false;
    },

    transformPastedHTML: plain,

    /** Called by the menu for each extension in turn; this one is the last. */
    addMenuItems({ menu, buttons, _definedItems: items }) {
        menu.defineItem({ // without the dialog of the package, whose words are English
            name: "table",
            groups: "table",
            button: buttons.material("grid_on", LABELS.table),
            hidden: (editor) => editor.isActive("table"),
            command(editor) {
                const table = { rows: 3, cols: 3, withHeaderRow: true };
                editor.chain().focus().insertTable(table).command(roomBelow).run();
            },
        });
        items.bulletList.active = (editor) => editor.isActive("bulletList");
        for (const [name, item] of Object.entries(items)) relabel(name, item);
    },

    onCreate() {
        const { dom } = this.editor.view;
        const root = dom.closest(".prose-editor");
        const textarea = root.querySelector("textarea");
        const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
        const bar = root.querySelector(".prose-menubar");
        bar.setAttribute("role", "toolbar");
        bar.setAttribute("aria-label", "Opmaak");
        dom.setAttribute("role", "textbox");
        dom.setAttribute("aria-multiline", "true");
        if (label) {
            label.id ||= `${textarea.id}_label`;
            dom.setAttribute("aria-labelledby", label.id);
            label.addEventListener("click", () => this.editor.commands.focus());
        }
        for (const name of ["aria-describedby", "aria-invalid"]) {
            if (textarea.hasAttribute(name)) dom.setAttribute(name, textarea.getAttribute(name));
        }
        root.id = `${textarea.id}_editor`;
    },
});
