""" "Sta ik hierop? Verberg deze foto": anyone may, at once; an editor looks at it afterwards."""

import math

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.client import client_key
from core.pages import moves
from core.public_form import PublicForm
from core.seo import Seo
from events.views.galleries import shown_leaf
from events.views.page import render_page
from photos.album import Leaf
from photos.removal import TooMany, ask_to_hide


class HideForm(PublicForm):
    reason = forms.CharField(
        label="Wilt u erbij vertellen waarom? (niet verplicht)",
        help_text="Alleen de redactie leest dit. Schrijf geen gegevens op die wij niet nodig hebben.",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    field_order = ("reason", "website", "shown_at")

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.attrs = {"class": "form"}
        helper.disable_csrf = True  # see PublicForm
        helper.layout = Layout(*self.fields, Submit("", "Verberg deze foto", css_class="button"))
        return helper


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@moves
def hide_photo(request: HttpRequest, gallery: str, number: int) -> HttpResponse:
    """Asks whether, and hides. Five photos a day from one address, then 429 with the time to wait."""
    leaf = shown_leaf(gallery, number)
    client = client_key(request)
    form = HideForm(request.POST or None, client=client)
    if request.method != "POST" or not form.is_valid():
        return _page(request, leaf, form=form, status=422 if request.method == "POST" else 200)
    if form.is_trap_sprung:
        return _done(request, leaf, hid=True)
    try:
        removal = ask_to_hide(photo=leaf.photo, client=client, reason=form.cleaned_data["reason"])
    except TooMany as error:
        response = _page(request, leaf, form=form, wait=math.ceil(error.seconds / 3600), status=429)
        response.headers["Retry-After"] = str(error.seconds)
        return response
    return _done(request, leaf, hid=removal.hid)


def _done(request: HttpRequest, leaf: Leaf, *, hid: bool) -> HttpResponse:
    """Whoever hid a photo must not meet it again in what their own browser has kept."""
    response = _page(request, leaf, done=True, hid=hid)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _page(request: HttpRequest, leaf: Leaf, *, status: int = 200, **state: object) -> HttpResponse:
    fault = "Fout: " if status != 200 else ""
    path = reverse("hide-photo", args=[leaf.gallery.slug, leaf.number])
    seo = Seo(title=f"{fault}Verberg deze foto", path=path, index=False)
    context = {"leaf": leaf, "gallery": leaf.gallery, **state}
    response = render_page(request, "events/hide_photo.html", context, seo=seo, section="photos")
    response.status_code = status
    return response
