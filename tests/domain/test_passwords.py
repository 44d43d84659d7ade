"""New passwords: long enough, any composition, and not among the first that a guesser tries."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.common_passwords import COMMON_PASSWORDS
from app.domain.errors import RuleViolation
from app.domain.passwords import PASSWORD_MAX, PASSWORD_MIN, check_password, normalise_password

NIP = "198001152005011003"
OWNER = {"username": "rustam.dp3apm", "name": "H. Rustam Effendi Siregar", "nip": NIP}


@pytest.mark.parametrize(
    "password",
    [
        "kopi hangat jendela timur",
        "sepeda-biru-menanjak",
        "839201748263",
        "Zx9#kLmPq2!v",
        "rapat itu selesai sebelum zuhur",
        "pagar Rustam kuning dua meter",
        "x9" * 2 + "kaca rumput laut angin " * 2,
        "パスワードではない長い言葉です",
        "a b c d e f g h i j k l m n q z " * 2,
    ],
)
def test_long_passwords_of_any_composition_are_taken(password: str) -> None:
    check_password(password, **OWNER)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("sebelas kar", "paling sedikit 12"),
        ("k0pi" + "x" * 125, "paling banyak 128"),
        ("kopi hangat\x00jendela", "tidak dapat diketik"),
        ("kopi hangat\ud800jendela", "tidak dapat diketik"),
        (NIP, "memuat NIP"),
        ("nip " + NIP + " kopi", "memuat NIP"),
        ("19800115 200501 1 003", "memuat NIP"),
        ("RUSTAM.DP3APM", "nama pengguna"),
        ("aaaaaaaaaaaa", "mengulang"),
        ("abcabcabcabca", "mengulang"),
        ("121212121212121212", "mengulang"),
        ("abcdefghijklmnop", "mengurutkan"),
        ("987654321098", "mengurutkan"),
        ("qwertyuiopasdf", "mengurutkan"),
        ("qwerty1234567890", "mengurutkan"),
        ("P@ssw0rd1234!", "sering dipakai"),
        ("Indonesia 2026!!", "sering dipakai"),
        ("1q2w3e4r5t6y", "sering dipakai"),
        ("Bismillah 123 456", "sering dipakai"),
        ("Tuntas-Rakor-2026", "sering dipakai"),
        ("tuntastuntas", "sering dipakai"),
        ("rustam19800115", "nama pemiliknya"),
        ("Effendi.Siregar99", "nama pemiliknya"),
        ("Rustam-Tuntas-01", "nama pemiliknya"),
    ],
)
def test_guessable_passwords_are_refused_with_the_reason(password: str, reason: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        check_password(password, **OWNER)
    assert refused.value.field == "password"
    assert reason in refused.value.message


def test_every_common_password_is_refused_in_any_case_and_spacing() -> None:
    assert len(COMMON_PASSWORDS) >= 300
    for password in COMMON_PASSWORDS:
        assert len(password) >= PASSWORD_MIN
        assert password == password.casefold()
        with pytest.raises(RuleViolation):
            check_password(password.upper())


@pytest.mark.parametrize("length", [PASSWORD_MIN, 64, PASSWORD_MAX])
def test_random_passwords_of_every_allowed_length_are_taken(length: int) -> None:
    check_password(secrets.token_urlsafe(length)[:length], **OWNER)


def test_the_same_password_from_two_keyboards_is_one_password() -> None:
    composed, decomposed = "caf\u00e9 di tepi sungai", "cafe\u0301 di tepi sungai"
    assert normalise_password(composed) == normalise_password(decomposed)
    assert normalise_password("rahasia 1") != normalise_password("rahasia 2")


@given(st.text(st.characters(), max_size=200))
def test_anything_typed_can_be_hashed_and_judged(typed: str) -> None:
    normalise_password(typed).encode("utf-8")
    try:
        check_password(typed, username=typed, name=typed, nip=typed)
    except RuleViolation as refused:
        assert refused.message.endswith(".")  # noqa: PT017 - either outcome is right, another error is not
