"""Hashing and checking of passwords (argon2id), done before any transaction because it is slow on purpose."""

from __future__ import annotations

import functools

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from app.domain.passwords import normalise_password


@functools.cache
def _hasher(cost: str) -> PasswordHasher:
    if cost == "low":  # tests
        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return PasswordHasher()


@functools.cache
def _dummy_hash(cost: str) -> str:
    return _hasher(cost).hash("kata sandi yang tidak dipakai siapa pun")


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    return _hasher(current_app.config["PASSWORD_COST"]).hash(normalise_password(password))


def matches(password: str, password_hash: str | None) -> bool:
    """Whether the password fits. Without a hash a dummy is checked, so that unknown accounts take the same time."""
    cost = current_app.config["PASSWORD_COST"]
    try:
        _hasher(cost).verify(password_hash or _dummy_hash(cost), normalise_password(password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
