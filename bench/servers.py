"""Starts what is measured: gunicorn with the settings of the site, and a PostgreSQL of our own."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.load import LoadError

ROOT = Path(__file__).resolve().parent.parent
START = 30  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(folder: Path, database: str, **more: str) -> dict[str, str]:
    """Settings of the site for one run in a process of its own: its database, cache and port; `more` goes on top."""
    port = free_port()
    return {
        **os.environ,
        "DATABASE_URL": database,
        "CACHE_URL": f"filecache://{folder}/cache",
        "MEDIA_URL": "",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "BIND": "127.0.0.1",
        "PORT": str(port),
        "PROXIES": "1",  # so that every visitor has an address of their own
        "DEBUG": "false",
        "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "techniekpact.settings",
        **more,
    }


@contextmanager
def gunicorn(port: int, *options: str) -> Iterator[int]:
    """The site with its own gunicorn.conf.py, but for `options`; gives the process id. PORT must be `port`."""
    command = ["gunicorn", "bench.wsgi", "--config", "gunicorn.conf.py", "--log-level", "warning", *options]
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT)
    try:
        _wait_for(port, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=START)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise LoadError("gunicorn did not start.")


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL in `folder` with its own settings, so what it confirms survives a power cut; gives its URL.

    Raises LoadError when PostgreSQL is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name))
    binary = found[-1] if found else Path(shutil.which("initdb") or "missing").parent
    if not (binary / "initdb").exists():
        raise LoadError("PostgreSQL is missing. On Debian or Ubuntu: apt-get install postgresql")
    data, words, port, password = folder / "db", folder / "password", free_port(), secrets.token_hex(16)
    words.touch(mode=0o600)
    words.write_text(password)
    if os.getuid() == 0:
        for path in (folder, words):
            shutil.chown(path, "postgres")
    user = ["--username", "site", "--pwfile", str(words), "--auth", "scram-sha-256", "--encoding", "UTF8"]
    _run([str(binary / "initdb"), "--pgdata", str(data), *user])
    control = [str(binary / "pg_ctl"), "--pgdata", str(data), "--wait"]
    listen = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    _run([*control, "--log", str(folder / "log"), "--options", listen, "start"])
    try:
        yield f"postgres://site:{password}@127.0.0.1:{port}/postgres"
    finally:
        _run([*control, "--mode", "immediate", "stop"])


def _run(command: Sequence[str]) -> None:
    """PostgreSQL refuses to run as root."""
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    result = subprocess.run(
        [*user, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if result.returncode:
        raise LoadError(result.stderr.strip())
