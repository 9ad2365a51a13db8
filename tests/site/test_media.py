"""Uploads: where they are kept, what is refused, and with which headers they are served."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django.fixtures import Settings

from events.models import Document
from events.models.document import MAX_BYTES
from tests.builders import make_event


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "geheim.txt").write_text("geheim")


@pytest.mark.django_db
def test_a_document_is_downloaded_sandboxed_from_an_address_that_nobody_guesses(client: Client) -> None:
    event = make_event(slug="2018")
    documents = [Document(event=event, title="Verslag", position=n) for n in range(2)]
    for document in documents:
        document.file.save("verslag.pdf", ContentFile(b"%PDF-1.7"))
    first, second = (document.href for document in documents)
    assert first != second
    response = client.get(first)
    assert (response.status_code, b"".join(response)) == (200, b"%PDF-1.7")
    assert response["Content-Disposition"] == "attachment"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert f'href="{first}"' in client.get("/jaarconferentie/2018/").content.decode()


@pytest.mark.django_db  # a path that leads out of /media/ is one of the site's own, or of none
@pytest.mark.parametrize(
    "path",
    ["../geheim.txt", "%2e%2e/geheim.txt", "..%2fgeheim.txt", "niets.pdf", "", "a\x00b", "a" * 300, "é" * 200, ".x"],
)
def test_nothing_outside_the_uploads_is_served(client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code in {301, 400, 404}


def test_a_file_of_another_kind_or_too_large_is_refused() -> None:
    field = Document._meta.get_field("file")
    for name, size in (("pagina.html", 1), ("plaatje.svg", 1), ("groot.pdf", MAX_BYTES + 1)):
        with pytest.raises(ValidationError):
            field.run_validators(ContentFile(b" " * size, name=name))
    field.run_validators(ContentFile(b" ", name="goed.pdf"))
