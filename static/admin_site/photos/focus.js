// The focal point of a photo: clicked in the picture, moved by arrow keys, or typed as two numbers; all crops follow.
import { cropBox, objectPosition } from "./crop.js";
import { element } from "./dom.js";

const root = document.querySelector("[data-focus]");
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

if (root) {
    const inputs = [document.getElementById("id_focus_x"), document.getElementById("id_focus_y")];
    root.querySelector("[data-script]").hidden = false; // without this script it would show the middle
    showCrops(Number(root.dataset.x), Number(root.dataset.y));
    if (inputs.every(Boolean)) edit(inputs); // else the reader may only look
}

function showCrops(x, y) {
    const [width, height] = [Number(root.dataset.width), Number(root.dataset.height)];
    for (const crop of root.querySelectorAll("[data-crop]")) {
        const ratio = Number(crop.dataset.ratioWide) / Number(crop.dataset.ratioHigh);
        const box = cropBox(width, height, ratio, x, y);
        crop.querySelector("img").style.objectPosition = objectPosition(width, height, box);
    }
}

function edit(inputs) {
    const frame = root.querySelector("[data-frame]");
    const status = root.querySelector("[data-focus-status]");
    const marker = element("button", { type: "button", class: "focus-marker", "aria-describedby": "focus-help" });
    let saying = 0;
    frame.append(marker);
    show();

    function value(input) {
        const number = Math.round(Number(input.value));
        return Number.isFinite(number) && input.value !== "" ? Math.min(100, Math.max(0, number)) : 50;
    }

    function show() {
        const [x, y] = inputs.map(value);
        [marker.style.left, marker.style.top] = [`${x}%`, `${y}%`];
        marker.setAttribute("aria-label", `Aandachtspunt: ${x} procent van links, ${y} procent van boven`);
        showCrops(x, y);
    }

    function move(x, y) {
        [inputs[0].value, inputs[1].value] = [x, y].map((number) => Math.min(100, Math.max(0, Math.round(number))));
        inputs[0].dispatchEvent(new Event("change", { bubbles: true }));
        show();
        clearTimeout(saying); // once the point rests
        saying = setTimeout(() => { status.textContent = marker.getAttribute("aria-label"); }, 600);
    }

    function follow(event) {
        const { left, top, width: wide, height: high } = frame.getBoundingClientRect();
        move((100 * (event.clientX - left)) / wide, (100 * (event.clientY - top)) / high);
    }

    frame.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        if (event.pointerType !== "mouse" && event.target !== marker) return; // a finger may scroll the page here
        event.preventDefault();
        marker.focus({ preventScroll: true });
        frame.setPointerCapture(event.pointerId);
        follow(event);
    });
    frame.addEventListener("pointermove", (event) => {
        if (frame.hasPointerCapture(event.pointerId)) follow(event);
    });
    frame.addEventListener("click", (event) => {
        if (event.target !== marker) follow(event); // a tap
    });
    marker.addEventListener("keydown", (event) => {
        const step = STEPS[event.key];
        if (!step) return;
        event.preventDefault(); // the page would scroll
        const size = event.shiftKey ? 10 : 1;
        move(value(inputs[0]) + step[0] * size, value(inputs[1]) + step[1] * size);
    });
    inputs.forEach((input) => input.addEventListener("input", show));
}
