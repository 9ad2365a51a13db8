// Text that comes from a word processor, before the editor parses it. By its letters: an element made of it would apply
// its styles, which the content security policy reports.
const TAGS = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const LOOKS = /\s(?:style|class|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const SHEETS = /<(style|script)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const LEVELS = { 1: 2, 4: 3, 5: 3, 6: 3 };

/** HTML without styles, with the two levels of heading that an article has. */
export function plain(html) {
    return html
        .replace(SHEETS, "")
        .replace(TAGS, (tag) => tag.replace(LOOKS, "").replace(/^(<\/?h)([1456])(?![a-z0-9])/i, (_, start, level) => start + LEVELS[level]));
}
