"""A public page as a visitor gets it."""

from django.test import Client


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    assert not response.cookies, path
    assert "Cookie" not in response.get("Vary", ""), path
    assert response["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    return response.content.decode()
