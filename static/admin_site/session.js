// The form of a session: rooms of the chosen edition only, and a clock with the hours of a conference day.
"use strict";
{
    const $ = django.jQuery;

    // select2 asks for rooms with a fixed address; the edition may be chosen after that was made.
    $.ajaxPrefilter((options) => {
        const event = document.getElementById("id_event");
        if (event?.value && /[?&]field_name=room(&|$)/.test(options.url + "?" + (options.data ?? ""))) {
            options.url += `${options.url.includes("?") ? "&" : "?"}editie=${encodeURIComponent(event.value)}`;
        }
    });

    document.addEventListener("DOMContentLoaded", () => {
        const hours = [9, 10, 11, 12, 13, 14, 15, 16, 17].map((hour) => [`${hour}.00 uur`, hour]);
        for (const name of ["from_time", "until_time"]) {
            if (window.DateTimeShortcuts) window.DateTimeShortcuts.clockHours[name] = hours;
        }
    });
}
