// The lightbox gave this page its address. After a reload, Back leads to the gallery in name only: load it.
addEventListener("popstate", () => location.reload());
