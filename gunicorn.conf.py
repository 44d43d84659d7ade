"""How gunicorn serves: processes, threads, address. The environment can set them (README, configuration)."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

from app.jobs.locks import mark_serving

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
# The application is imported once and shared by the workers: a quicker start and less memory.
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
# Heartbeat files in memory: on a slow disk a stalled write would look like a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# Nothing here is steered at run time, so there is no control socket in anybody's home folder.
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Print the address once the socket is open."""
    host, _, port = bind.rpartition(":")
    shown = "localhost" if host in {"0.0.0.0", "[::]", "::"} else host
    print(f"Tuntas: http://{shown}:{port}  (Ctrl+C stops it)", flush=True)


def post_fork(server: Any, worker: Any) -> None:
    """Hold the serving lock for this worker's life, so that a restore refuses meanwhile."""
    worker.serving_lock = mark_serving(server.app.wsgi().config["INSTANCE_FOLDER"])


def pre_fork(server: Any, worker: Any) -> None:
    """Close the database connections of the import: no connection may be shared by two processes."""
    app = server.app.wsgi()
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()
    # What was imported stays for good: the collector need not walk over it again and again, nor copy it into workers.
    gc.collect()
    gc.freeze()
    # A page makes some ten thousand objects, nearly all of which go without the collector; by default it would look for
    # cycles among them a dozen times, a tenth of the page's time.
    gc.set_threshold(20_000, 20, 50)
