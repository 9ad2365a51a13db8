"""What a user may do is what Django's own backend says, whoever asks."""

from typing import Any

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from pytest_django import DjangoAssertNumQueries

from core.admin.rights import StaffBackend

pytestmark = pytest.mark.django_db


def permission(name: str) -> Permission:
    return Permission.objects.get(codename=name)


def make_user(name: str, *, own: tuple[str, ...] = (), by_group: tuple[str, ...] = (), **more: Any) -> User:
    user = User.objects.create_user(name, **more)
    user.user_permissions.set(permission(one) for one in own)
    for one in by_group:
        group = Group.objects.create(name=f"{name} {one}")
        group.permissions.set([permission(one), permission("view_event")])
        user.groups.add(group)
    return user


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


CASES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "own": {"own": ("add_photo", "view_event")},
    "groups": {"by_group": ("add_photo", "change_article")},
    "both": {"own": ("add_photo",), "by_group": ("change_article", "add_photo")},
    "inactive": {"own": ("add_photo",), "by_group": ("change_article",), "is_active": False},
    "administrator": {"is_superuser": True},
    "inactive administrator": {"is_superuser": True, "is_active": False},
}


@pytest.mark.parametrize("name", CASES)
def test_rights_are_those_of_django(name: str) -> None:
    make_user("iemand anders", own=("delete_photo",), by_group=("delete_article",))
    user = make_user("zij", **CASES[name])
    expected = ModelBackend().get_all_permissions(fresh(user))
    assert bool(expected) is (name not in ("nothing", "inactive", "inactive administrator"))
    ours, backend = fresh(user), StaffBackend()
    assert backend.get_all_permissions(ours) == expected
    assert backend.get_all_permissions(ours, obj=object()) == set()
    for right in ("photos.add_photo", "photos.delete_photo", "news.change_article", "events.view_event"):
        assert fresh(user).has_perm(right) is ModelBackend().has_perm(fresh(user), right)
    for app in ("photos", "news", "auth"):
        assert fresh(user).has_module_perms(app) is ModelBackend().has_module_perms(fresh(user), app)


def test_an_unknown_visitor_may_nothing() -> None:
    assert StaffBackend().get_all_permissions(AnonymousUser()) == set()
    assert not AnonymousUser().has_perm("photos.add_photo")


@pytest.mark.parametrize("groups", [1, 3])
def test_rights_cost_one_query(groups: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    user = fresh(make_user("zij", by_group=("add_photo", "change_article", "delete_article")[:groups]))
    with django_assert_num_queries(1):
        assert user.has_perm("photos.add_photo")
        assert not user.has_perm("photos.delete_photo")
        assert user.has_module_perms("photos")


def test_a_right_that_is_taken_away_holds_for_the_next_request_no_more() -> None:
    user = make_user("zij", own=("add_photo",))
    assert fresh(user).has_perm("photos.add_photo")
    user.user_permissions.clear()
    assert not fresh(user).has_perm("photos.add_photo")
