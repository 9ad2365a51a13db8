"""The menu is kept by rights: everyone sees their own, and the page they are on is marked."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.test import Client, RequestFactory, override_settings

from core.admin import menu
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    menu._kept.clear()


def page(client: Client, path: str = "/beheer/registrations/registration/") -> str:
    return client.get(path).content.decode()


def links(html: str) -> list[str]:
    found = re.search(r'<nav class="sticky" id="nav-sidebar".*?</nav>', html, re.DOTALL)
    return re.findall(r'<a href="([^"]+)"', found[0]) if found else []


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_each_sees_a_menu_of_their_own_rights() -> None:
    organiser, editor = make_staff(ORGANISERS), make_staff("Redactie")
    boss = User.objects.create_superuser("beheerder")
    users = (organiser, editor, make_staff(DESK, CARERS), boss, make_staff())
    found = [links(page(logged_in(user), "/beheer/password_change/")) for user in users]
    assert "/beheer/registrations/registration/add/" in found[0]
    assert "/beheer/news/article/add/" not in found[0]
    assert "/beheer/news/article/add/" in found[1]
    assert "/beheer/registrations/registration/add/" not in found[1]
    assert "/beheer/auth/user/" in found[3]
    assert found[4] == []
    again = [links(page(logged_in(user), "/beheer/password_change/")) for user in reversed(users)]
    assert again[::-1] == found


def test_the_list_is_as_django_makes_it_for_every_role() -> None:
    for user in (make_staff(ORGANISERS), make_staff("Redactie"), make_staff(DESK), make_staff(), make_staff(CARERS)):
        request = RequestFactory().get("/beheer/")
        request.user = user
        made = super(type(admin.site._wrapped), admin.site).get_app_list  # type: ignore[attr-defined]
        for _ in range(2):
            assert admin.site.get_app_list(request) == made(request)
            assert admin.site.get_app_list(request, "events") == made(request, "events")


def test_a_right_that_is_given_is_in_the_menu_at_once() -> None:
    user = make_staff(ORGANISERS)
    client = logged_in(user)
    assert "/beheer/photos/photo/add/" not in links(page(client))
    user.user_permissions.add(Permission.objects.get(codename="add_photo"))
    assert "/beheer/photos/photo/add/" in links(page(client))
    user.user_permissions.clear()
    assert "/beheer/photos/photo/add/" not in links(page(client))


def test_the_page_one_is_on_is_marked_and_no_other() -> None:
    client = logged_in(make_staff(ORGANISERS))
    for model in ("registration", "letter", "registration"):
        html = page(client, f"/beheer/registrations/{model}/")
        assert re.findall(r'<a href="([^"]+)" aria-current="page"', html) == [f"/beheer/registrations/{model}/"]
        assert re.findall(r'class="model-(\w+) current-model"', html) == [model]
        assert re.findall(r'class="app-(\w+) module current-app"', html) == ["registrations"]
    assert "current-model" not in page(client, "/beheer/password_change/")


def test_the_front_page_says_what_one_may_change() -> None:
    changes = '<a href="/beheer/registrations/registration/" class="changelink"'
    organiser, desk = (logged_in(make_staff(group)) for group in (ORGANISERS, DESK))
    assert (changes in page(organiser, "/beheer/"), changes in page(desk, "/beheer/")) == (True, False)


def test_the_front_page_is_the_menu_and_has_none_beside_it() -> None:
    client = logged_in(make_staff(ORGANISERS))
    assert 'aria-label="Zijbalk"' in page(client)
    front = page(client, "/beheer/")
    assert (links(front), "Zijbalk" in front) == ([], False)


def test_nobody_gets_a_menu_before_login() -> None:
    page(logged_in(User.objects.create_superuser("beheerder")))
    assert links(page(Client(), "/beheer/login/")) == []


def test_no_more_is_kept_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "MOST", 3)
    client = logged_in(make_staff(ORGANISERS))
    for model in ("registration", "letter", "mailing", "invitation", "checkin", "change"):
        assert f'<a href="/beheer/registrations/{model}/" aria-current="page"' in page(
            client, f"/beheer/registrations/{model}/"
        )
    assert len(menu._kept) <= 3


@override_settings(LANGUAGE_CODE="en")
def test_another_language_has_another_menu() -> None:
    client = logged_in(make_staff(ORGANISERS))
    assert 'aria-label="Sidebar"' in page(client)
