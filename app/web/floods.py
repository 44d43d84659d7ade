"""A coarse guard before what costs a slow hash: many attempts at once from one address. What fails: domain/throttle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask_limiter import RateLimitExceeded

from app.extensions import limiter
from app.services.sign_in import Throttled

#: Attempts of one address at one form, in one worker; a hall full of people behind one address stays far below.
MOST = "120 per minute"
TOO_MANY = "Terlalu banyak percobaan masuk sekaligus dari tempat ini. Tunggu satu menit, lalu coba lagi."


@contextmanager
def held_back() -> Iterator[None]:
    """What is inside runs unless the address floods. Raises Throttled."""
    try:
        with limiter.limit(lambda: MOST):
            pass
    except RateLimitExceeded as error:
        raise Throttled("password", TOO_MANY) from error
    yield
