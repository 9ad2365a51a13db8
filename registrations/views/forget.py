"""Leaving a computer that others use too."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from registrations import access
from registrations.forms.manage import ButtonForm
from registrations.views.personal import NoAccess, SeeOther, open_any, personal_page


@personal_page("POST")
def registration_forget(request: HttpRequest) -> HttpResponse:
    """Forgets all that was opened in this browser; nothing changes for the registration, nor for other devices."""
    try:
        visit = open_any(request)
    except NoAccess:
        if request.method == "POST" and access.forgotten_at(request):
            return _forgotten()  # pressed twice, or an old page: what was opened since goes too, as the page will say
        raise
    form = ButtonForm(visit.data, visit=visit)
    if visit.data is not None and form.is_valid():
        return _forgotten()
    return visit.show("forget", "Vergeet deze aanmelding op dit apparaat", form=form)


def _forgotten() -> SeeOther:
    response = SeeOther(f"{reverse('registration-done')}?wat=vergeten")
    access.forget(response)
    return response
