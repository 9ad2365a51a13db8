// What the dialogs of django-prose-editor say, in Dutch. It asks `gettext` of Django's catalog when it is loaded.
"use strict";
{
    const words = {
        URL: "Webadres",
        Title: "Titel (niet verplicht)",
        "Edit Link": "Link",
        Update: "Opslaan",
        Cancel: "Annuleren",
        "Insert table": "Tabel invoegen",
    };
    const django = window.django ??= {};
    django.catalog = Object.assign(django.catalog ?? {}, words);
    window.gettext ??= (text) => words[text] ?? text;
}
