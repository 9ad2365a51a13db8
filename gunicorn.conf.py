"""gunicorn's settings; PORT, WEB_CONCURRENCY (processes) and FORWARDED_ALLOW_IPS come from the environment."""

import gc
import os
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from techniekpact.log import TextFormatter

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "2"))  # more take the interpreter from each other while one holds a lock
timeout = 30  # seconds
graceful_timeout = 30
keepalive = 5
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
accesslog = "-" if os.environ.get("ACCESS_LOG") else None
forwarder_headers = ""  # no proxy may rewrite SCRIPT_NAME or PATH_INFO by a header
limit_request_line = 4094
limit_request_fields = 60


class BlankingLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's own, without the secret links that are asked for."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            words = handler.formatter
            handler.setFormatter(TextFormatter(words._fmt, words.datefmt))


logger_class = BlankingLogger


def post_worker_init(worker: object) -> None:
    """Spares a large page the collector's walks over what was loaded at the start: a tenth of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # new objects before a collection; a page of 200 sessions makes some 20,000
