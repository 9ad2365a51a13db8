// A photo of the library in the text: <figure data-photo="12"><figcaption>own caption</figcaption></figure>.
//
// The text holds the key only. What the photo looks like is asked of the server once; an empty caption leaves that of
// the photo. The caption is part of the text, so the arrow keys lead into it; Enter leads out of it.
import { Node } from "django-prose-editor/editor";
import { element } from "../photos/dom.js";
import { choosePhotos } from "../photos/picker.js";

const ENDPOINT = "/beheer/news/article/fotos/";
const known = new Map(); // what is known of photos, by key: a promise of a photo, or of null
let wanted = null; // keys that wait for the next question

function remember(photo) {
    known.set(String(photo.id), Promise.resolve(photo));
}

/** The photo with this key; null when it does not exist or cannot be asked for. */
function find(key) {
    if (!known.has(key)) {
        wanted ??= later();
        wanted.keys.add(key);
        const answer = wanted.answer.then((photos) => photos.get(key) ?? null);
        known.set(key, answer);
        answer.catch(() => {});
    }
    return known.get(key).catch(() => {
        known.delete(key);
        return null;
    });
}

function later() {
    const keys = new Set();
    const answer = Promise.resolve().then(async () => {
        wanted = null;
        const response = await fetch(`${ENDPOINT}?${new URLSearchParams({ id: [...keys].join(",") })}`);
        if (!response.ok) throw new Error(String(response.status));
        return new Map((await response.json()).photos.map((photo) => [String(photo.id), photo]));
    });
    return { keys, answer };
}

class FigureView {
    constructor({ node, editor, getPos }) {
        this.editor = editor;
        this.getPos = getPos;
        this.contentDOM = element("figcaption");
        this.picture = element("span", { class: "figure-picture" });
        this.words = element("span", { class: "figure-words" });
        const buttons = [];
        if (editor.isEditable) {
            this.change = element("button", { type: "button", onclick: () => this.replace() }, "Andere foto");
            this.remove = element("button", { type: "button", onclick: () => this.drop() }, "Weghalen");
            buttons.push(element("span", { class: "figure-buttons" }, this.change, " ", this.remove));
        }
        const head = element("div", { class: "figure-head", contenteditable: "false" }, this.picture, this.words, ...buttons);
        this.dom = element("figure", { class: "photo-figure" }, head, this.contentDOM);
        this.show(node);
    }

    show(node) {
        this.node = node;
        this.contentDOM.classList.toggle("is-empty", node.content.size === 0);
        const key = String(node.attrs.photo);
        if (this.key === key) return;
        this.key = key;
        this.words.textContent = `Foto ${key}`;
        find(key).then((photo) => {
            if (this.key === key) this.fill(key, photo);
        });
    }

    fill(key, photo) {
        const name = photo?.label ?? `Foto ${key}`;
        this.picture.replaceChildren(...(photo ? [element("img", { src: photo.thumb, alt: "", width: 160, height: 160 })] : []));
        this.words.replaceChildren(element("strong", {}, name));
        const state = photo ? photo.state : "bestaat niet meer";
        if (state) this.words.append(" ", element("span", { class: "photo-state" }, state));
        this.change?.setAttribute("aria-label", `Andere foto in plaats van: ${name}`);
        this.remove?.setAttribute("aria-label", `Weghalen: ${name}`);
        this.contentDOM.dataset.placeholder = photo?.caption ? `Bijschrift van de foto: ${photo.caption}` : "Typ hier een bijschrift";
    }

    async replace() {
        const [photo] = await choosePhotos({ multiple: false });
        this.change.focus();
        if (!photo) return;
        remember(photo);
        this.editor.view.dispatch(this.editor.state.tr.setNodeAttribute(this.getPos(), "photo", String(photo.id)));
    }

    drop() {
        const from = this.getPos();
        this.editor.chain().focus().deleteRange({ from, to: from + this.node.nodeSize }).run();
    }

    update(node) {
        if (node.type !== this.node.type) return false;
        this.show(node);
        return true;
    }

    selectNode() {
        this.dom.classList.add("ProseMirror-selectednode");
    }

    deselectNode() {
        this.dom.classList.remove("ProseMirror-selectednode");
    }

    stopEvent(event) {
        return Boolean(event.target.closest?.(".figure-buttons"));
    }

    ignoreMutation(mutation) {
        if (mutation.type === "selection") return false;
        return mutation.type === "attributes" || !this.contentDOM.contains(mutation.target); // attributes are ours
    }
}

/** Where a figure may stand: here, or after the figure in which the cursor is. */
function place(state) {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) {
        if ($from.node(depth).type.name === "photoFigure") return $from.after(depth);
    }
    return null;
}

/** The cursor into the caption of the next photo, or out of it: browsers stop at the buttons in between. */
function step(editor, dir, key) {
    const { state, view } = editor;
    const { $head, empty } = state.selection;
    if (!empty || !$head.parent.isTextblock || !view.endOfTextblock(key)) return false;
    const from = state.doc.resolve(dir > 0 ? $head.after() : $head.before());
    const found = state.selection.constructor.findFrom(from, dir, true);
    const isPhoto = (position) => position.parent.type.name === "photoFigure";
    if (!found || !(isPhoto($head) || isPhoto(found.$head))) return false;
    view.dispatch(state.tr.setSelection(found).scrollIntoView());
    return true;
}

/** Adds a paragraph after a photo or table with which the text ends, so that one can go on writing. */
export function roomBelow({ tr, dispatch }) {
    const last = tr.doc.lastChild;
    if (dispatch && ["photoFigure", "table"].includes(last?.type.name)) {
        tr.insert(tr.doc.content.size, tr.doc.type.schema.nodes.paragraph.create());
    }
    return true;
}

/** A paragraph below the photo or table in which the cursor is. */
function below(editor) {
    const { $from } = editor.state.selection;
    for (let depth = 1; depth <= $from.depth; depth++) {
        if (!["photoFigure", "table"].includes($from.node(depth).type.name)) continue;
        const after = $from.after(depth);
        return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).focus().run();
    }
    return false;
}

export const PhotoFigure = Node.create({
    name: "photoFigure",
    priority: 110, // its keys come before those of other nodes
    group: "block",
    content: "inline*",
    isolating: true,
    defining: true,
    draggable: true,

    addAttributes() {
        return {
            photo: {
                default: null,
                parseHTML: (dom) => dom.getAttribute("data-photo"),
                renderHTML: ({ photo }) => ({ "data-photo": photo }),
            },
        };
    },

    parseHTML() {
        return [
            { tag: "figure[data-photo]", contentElement: (dom) => dom.querySelector("figcaption") ?? document.createElement("p") },
        ];
    },

    renderHTML({ HTMLAttributes }) {
        return ["figure", HTMLAttributes, ["figcaption", 0]];
    },

    addNodeView() {
        return (given) => new FigureView(given);
    },

    addKeyboardShortcuts() {
        return {
            Enter: ({ editor }) => place(editor.state) !== null && below(editor),
            "Mod-Enter": ({ editor }) => below(editor),
            ArrowRight: ({ editor }) => step(editor, 1, "right"),
            ArrowDown: ({ editor }) => step(editor, 1, "down"),
            ArrowLeft: ({ editor }) => step(editor, -1, "left"),
            ArrowUp: ({ editor }) => step(editor, -1, "up"),
        };
    },

    addCommands() {
        return {
            insertPhotos: (photos) => ({ chain, state }) => {
                photos.forEach(remember);
                const nodes = photos.map((photo) => ({ type: "photoFigure", attrs: { photo: String(photo.id) } }));
                const after = place(state);
                const inserted = after === null ? chain().insertContent(nodes) : chain().insertContentAt(after, nodes);
                return inserted.command(roomBelow).run();
            },
        };
    },

    addMenuItems({ menu, buttons }) {
        menu.defineItem({
            name: "photo",
            groups: "photo",
            button: buttons.material("image", "Foto"),
            async command(editor) {
                const photos = await choosePhotos({ multiple: true });
                if (photos.length) editor.chain().focus().insertPhotos(photos).run();
                else editor.commands.focus();
            },
        });
    },
});
