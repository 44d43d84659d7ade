"""The web server of `make run`: brings the database up to date, loads the demo on the first start, then serves.

One process for all of it, since importing the application takes most of the time of a start.
"""

from __future__ import annotations

import gc
import os
import sys

from click import ClickException
from flask.cli import ScriptInfo
from gunicorn.app import wsgiapp
from sqlalchemy.exc import DatabaseError

from config import ConfigurationError
from scripts.console import stop

# Nothing that the import makes is garbage: looking for it would take a tenth of the start.
gc.disable()
try:
    from wsgi import app
except ConfigurationError as error:
    stop(str(error))
except DatabaseError as error:
    stop(f"The database of DATABASE_URL cannot be used: {error.orig}")
# What is loaded by now lives as long as the server, and stays shared with its workers.
gc.freeze()
gc.enable()


def flask(*arguments: str) -> None:
    """Run a flask command in this process; end with its message when it refuses."""
    try:
        status = app.cli.main(list(arguments), obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)
    except ClickException as error:
        stop(f"flask {' '.join(arguments)}: {error.format_message()}")
    except DatabaseError as error:
        stop(f"flask {' '.join(arguments)}: the database cannot be used: {error.orig}")
    if isinstance(status, int) and status:
        raise SystemExit(status)


def prepare() -> None:
    """Migrate; unless DEMO=0, load the demo into an empty database and show its accounts."""
    flask("migrate-database")
    if os.environ.get("DEMO", "1") != "0":
        flask("demo", "load", "--if-empty")
        flask("demo", "accounts")


if __name__ == "__main__":
    prepare()
    sys.argv = ["gunicorn", "--config", "gunicorn.conf.py", "wsgi:app"]
    wsgiapp.run()
