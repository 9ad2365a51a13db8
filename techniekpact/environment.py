"""Reads what the settings take from outside: environment variables and the key made on first run."""

import contextlib
import secrets
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def site_url(default: str) -> str:
    """The public address of the site without a slash at the end, such as `https://example.nl`.

    Raises ImproperlyConfigured when SITE_URL is not an http(s) address without a path.
    """
    value = str(env.str("SITE_URL", default=default)).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"SITE_URL must look like https://example.nl, not {value!r}.")
    return value


def secret_key(path: Path) -> str:
    """SECRET_KEY from the environment; without it the key in `path`, made there on the first run (mode 0600)."""
    if given := env.str("SECRET_KEY", default=""):
        return str(given)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)  # atomic: of two processes that start together, one wins
        draft.unlink()
    return path.read_text().strip()


def database(default: Path) -> dict[str, object]:
    """The DATABASES entry of DATABASE_URL; SQLite gets WAL, immediate transactions and a busy timeout of 20 s.

    What SQLite has committed survives a power cut (synchronous FULL): a place that was confirmed is not taken back.
    PostgreSQL gets prepared statements. A pooler that shares connections between transactions and does not know them
    (PgBouncer before 1.21) needs `?server_side_binding=0` in DATABASE_URL.
    """
    config: dict[str, object] = dict(env.db_url("DATABASE_URL", default=f"sqlite:///{default}"))
    if "sqlite" in str(config["ENGINE"]):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        }
    elif "postgresql" in str(config["ENGINE"]):
        prepared = {"server_side_binding": True, "prepare_threshold": 3}  # a statement is planned once, not each time
        config["OPTIONS"] = {**prepared, **cast("dict[str, object]", config.get("OPTIONS", {}))}
    config.setdefault("CONN_MAX_AGE", 60)  # seconds; opening SQLite with its pragmas costs as much as four queries
    config.setdefault("CONN_HEALTH_CHECKS", True)
    return config


def media_storages(private_root: Path) -> dict[str, dict[str, object]]:
    """The storages `default` (renditions and documents) and `private` (uploads of photos, which have no address).

    Folders, MEDIA_ROOT and `private_root`; or an S3-compatible bucket when MEDIA_URL is `s3://bucket`, with
    AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, S3_ENDPOINT_URL and S3_REGION beside it, of which `prive/` is not public.
    """
    address = env.str("MEDIA_URL", default="")
    if not address.startswith("s3://"):
        backend = "core.storage.WholeFileStorage"
        return {"default": {"BACKEND": backend}, "private": {"BACKEND": backend, "OPTIONS": {"location": private_root}}}
    options = {
        "bucket_name": urlsplit(address).netloc,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "default_acl": None,
        "querystring_auth": False,
        "file_overwrite": False,
    }
    private = {**options, "location": "prive", "default_acl": "private", "querystring_auth": True}
    backend = "storages.backends.s3.S3Storage"
    return {"default": {"BACKEND": backend, "OPTIONS": options}, "private": {"BACKEND": backend, "OPTIONS": private}}
