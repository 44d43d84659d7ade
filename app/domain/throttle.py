"""When a login is refused for a while: counts in, seconds out. Never a lock that an outsider could put on somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

WINDOW = timedelta(minutes=15)


@dataclass(frozen=True)
class FailureCounts:
    """Failures within the window: of this account from this address, of the address, of the account anywhere."""

    pair: int
    address: int
    account: int


#: Many failures from one address stop that pair early; a whole office behind one address has far more room, and an
#: account hammered from many addresses is slowed only from the addresses that fail, so its owner still gets in.
PAIR_LIMIT = 8
ADDRESS_LIMIT = 60
ACCOUNT_LIMIT = 200


def is_throttled(counts: FailureCounts) -> bool:
    """Whether a further attempt is refused for the rest of the window."""
    return (
        counts.pair >= PAIR_LIMIT
        or counts.address >= ADDRESS_LIMIT
        or (counts.account >= ACCOUNT_LIMIT and counts.pair > 0)
    )
