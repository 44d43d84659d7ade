"""How an invitation and its changes address people: subordinates as Saudara, partners and others as Bapak/Ibu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.agencies import is_partner
from app.domain.sheets import Recipient


@dataclass(frozen=True)
class Address:
    """Sentences of one way to address; `ask` follows "Dengan hormat," and `thanks` closes any letter."""

    ask: str
    close: str
    thanks_for_coming: str
    thanks: str


SUBORDINATE = Address(
    ask="diharapkan kehadiran Saudara",
    close="Mengingat pentingnya acara dimaksud, diharapkan Saudara hadir tepat waktu.",
    thanks_for_coming="Demikian disampaikan. Atas perhatian dan kehadiran Saudara diucapkan terima kasih.",
    thanks="Demikian disampaikan. Atas perhatian Saudara diucapkan terima kasih.",
)

PARTNER = Address(
    ask="dimohon kehadiran Bapak/Ibu",
    close="Mengingat pentingnya acara dimaksud, dimohon kiranya Bapak/Ibu berkenan hadir tepat waktu.",
    thanks_for_coming="Demikian disampaikan. Atas perhatian dan kehadiran Bapak/Ibu diucapkan terima kasih.",
    thanks="Demikian disampaikan. Atas perhatian Bapak/Ibu diucapkan terima kasih.",
)

MIXED = Address(
    ask="dimohon kehadiran Bapak/Ibu/Saudara",
    close="Mengingat pentingnya acara dimaksud, dimohon kiranya Bapak/Ibu/Saudara berkenan hadir tepat waktu.",
    thanks_for_coming="Demikian disampaikan. Atas perhatian dan kehadiran Bapak/Ibu/Saudara diucapkan terima kasih.",
    thanks="Demikian disampaikan. Atas perhatian Bapak/Ibu/Saudara diucapkan terima kasih.",
)


def address(recipients: Iterable[Recipient]) -> Address:
    """The way to address these recipients together; nobody named yet is addressed as everybody."""
    partners = {is_partner(recipient.relation) for recipient in recipients}
    if len(partners) != 1:
        return MIXED
    return PARTNER if partners.pop() else SUBORDINATE
