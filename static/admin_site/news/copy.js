// The button that copies the address of a preview link.
for (const button of document.querySelectorAll("[data-copy]")) {
    const input = document.getElementById(button.dataset.copy);
    const status = document.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
        input.select();
        try {
            await navigator.clipboard.writeText(input.value);
            status.textContent = "Gekopieerd";
        } catch {
            status.textContent = "Kopieer het adres met Ctrl + C.";
        }
    });
    input.addEventListener("focus", () => input.select());
}
