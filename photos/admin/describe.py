"""The screen that describes many photos at once, and puts them in a gallery."""

from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from core import dutch
from core.admin.choices import is_key
from core.slugs import slug_from
from photos.admin.describe_form import FIELDS, ForAllForm, PhotoWordsForm
from photos.admin.thumbs import state, thumbnail
from photos.models import FormerSlug, Gallery, Photo

PER_SCREEN = 50  # photos; more go to a next screen
MOST = 300  # photos in one address, which servers refuse when it is long (gunicorn: 4094 characters)
NONE = "Kies eerst een of meer foto’s."


def describe_url(pks: Iterable[int]) -> str:
    return f"{reverse('admin:photos_photo_describe')}?foto={','.join(map(str, pks))}"


def asked_for(request: HttpRequest) -> list[int]:
    """The keys of `?foto=1&foto=2` or `?foto=1,2`, each once and in their order, without what cannot be a key."""
    texts = (text for value in request.GET.getlist("foto") for text in value.split(","))
    return list(dict.fromkeys(int(text) for text in texts if is_key(text)))


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The photos that the address names. Keeps all that was typed when something is wrong; then nothing is saved."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    pks, data = asked_for(request), request.POST if request.method == "POST" else None
    # rows stay locked between the look at their stamps and the save; who only looks locks nothing
    with transaction.atomic() if data is not None else nullcontext():
        rows = Photo.objects.all() if data is None else Photo.objects.select_for_update()
        found = rows.in_bulk(pks[:PER_SCREEN])
        photos = [found[pk] for pk in pks[:PER_SCREEN] if pk in found]
        if not photos:
            messages.warning(request, NONE)
            return redirect("admin:photos_photo_changelist")
        forms = [PhotoWordsForm(data, instance=photo, prefix=f"foto-{photo.pk}") for photo in photos]
        for_all = _for_all(request, data)
        if data is not None and all([for_all.is_valid(), *(form.is_valid() for form in forms)]):
            return _save(request, model_admin, forms, for_all, pks[PER_SCREEN:])
    bad = [form for form in forms if form.is_bound and form.errors]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"Beschrijf {dutch.count(len(photos), 'foto', 'foto’s')}",
        "opts": model_admin.opts,
        "rows": [(form, thumbnail(form.instance), state(form.instance)) for form in forms],
        "for_all": for_all,
        "errors": len(bad) + bool(for_all.is_bound and for_all.errors),
        "bad": bad,
        "later": len(pks[PER_SCREEN:]),
    }
    return TemplateResponse(request, "admin/photos/photo/describe.html", context)


def _for_all(request: HttpRequest, data: Any) -> ForAllForm:
    user: Any = request.user
    galleries = Gallery.objects.order_by("-pk") if user.has_perm("photos.change_gallery") else None
    return ForAllForm(data, prefix="alle", galleries=galleries, may_add=user.has_perm("photos.add_gallery"))


def _save(
    request: HttpRequest, model_admin: Any, forms: list[PhotoWordsForm], for_all: ForAllForm, later: list[int]
) -> HttpResponseRedirect:
    photos = [form.instance for form in forms]
    changed = []
    for form in forms:
        fill = bool(for_all.cleaned_data["credit"]) and not form.instance.credit
        if fill:
            form.instance.credit = for_all.cleaned_data["credit"]
        if fill or form.has_words:
            changed.append(form.instance)
    if changed:
        Photo.describe(changed, FIELDS)
        for photo in changed:
            model_admin.log_change(request, photo, "Beschreven.")
    words = [f"{dutch.count(len(changed), 'foto', 'foto’s')} opgeslagen."]
    if missing := sum(not (photo.alt or photo.decorative) for photo in photos):
        words.append(f"Nog zonder beschrijving: {missing}. Die zien bezoekers niet.")
    gallery = _gallery(request, model_admin, for_all)
    if gallery is not None:
        gallery.add_photos(photos)
        gallery.save(update_fields=["updated_at"])
        words.append("De foto’s staan in de galerij")
    next_url = reverse("admin:photos_photo_changelist")
    if gallery is None:
        messages.success(request, " ".join(words))
    elif not request.user.has_perm("photos.change_gallery"):
        messages.success(request, f"{' '.join(words)} {gallery}.")
    else:
        next_url = reverse("admin:photos_gallery_change", args=[gallery.pk])
        messages.success(request, format_html('{} <a href="{}">{}</a>.', " ".join(words), next_url, gallery))
    return redirect(describe_url(later) if later else next_url)


def _gallery(request: HttpRequest, model_admin: Any, for_all: ForAllForm) -> Gallery | None:
    """The gallery that was chosen, or a new one, which is not published."""
    title = for_all.cleaned_data.get("new_gallery")
    if not title:
        chosen: Gallery | None = for_all.cleaned_data.get("gallery")
        return chosen
    taken = set(Gallery.objects.values_list("slug", flat=True))
    taken |= set(FormerSlug.objects.filter(kind="gallery").values_list("slug", flat=True))
    while True:
        slug = slug_from(title, taken, fallback="galerij")
        try:
            with transaction.atomic():
                gallery = Gallery.objects.create(title=title, slug=slug)
            break
        except IntegrityError:  # someone else took it just now
            taken.add(slug)
    model_admin.log_addition(request, gallery, [{"added": {}}])
    return gallery
