// The files of a drop or a paste, those in folders included.

/** A promise of files. Call it while the event is handled: after that the browser forgets what was dropped. */
export function filesOf(transfer) {
    const items = [...(transfer?.items ?? [])].filter((item) => item.kind === "file");
    const found = items.map((item) => {
        const entry = item.webkitGetAsEntry?.();
        return entry?.isDirectory ? inFolder(entry) : [item.getAsFile()];
    });
    return Promise.all(found).then((lists) => lists.flat().filter(Boolean));
}

async function inFolder(folder) {
    const reader = folder.createReader();
    const files = [];
    for (;;) {
        const entries = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
        if (!entries.length) return files;
        for (const entry of entries.filter((one) => !one.name.startsWith("."))) { // such as .DS_Store
            if (entry.isDirectory) files.push(...await inFolder(entry));
            else files.push(await new Promise((resolve) => entry.file(resolve, () => resolve(null))));
        }
    }
}
