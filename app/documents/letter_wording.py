"""How a letter asks, by the relation of the recipient: subordinates are directed, partners asked, others invited."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.agencies import AgencyKind, Relation, is_partner, is_voluntary


@dataclass(frozen=True)
class Wording:
    """Sentences of one register; `request` follows "Menindaklanjuti …" after a comma."""

    subject: str
    request: str
    report: str
    report_due: str
    close: str


DIRECTED = Wording(
    subject="Tindak Lanjut Hasil Rapat",
    request="diminta Saudara melaksanakan tindak lanjut sebagai berikut:",
    report="Laporan pelaksanaan disampaikan kepada",
    report_due="paling lambat tanggal",
    close="Demikian disampaikan untuk dilaksanakan.",
)

ASKED = Wording(
    subject="Permohonan Tindak Lanjut Hasil Rapat",
    request="dengan hormat dimohon perkenan Bapak/Ibu menindaklanjuti hal-hal berikut sesuai dengan kewenangan:",
    report="Perkembangan tindak lanjut dimaksud dimohon berkenan disampaikan kepada",
    report_due="kiranya sebelum tanggal",
    close="Demikian disampaikan. Atas perkenan dan kerja sama Bapak/Ibu diucapkan terima kasih.",
)

INVITED = Wording(
    subject="Permohonan Kesediaan Mendukung Tindak Lanjut Hasil Rapat",
    request="kami mengharapkan kesediaan Bapak/Ibu untuk mendukung tindak lanjut sebagai berikut:",
    report="Kesediaan dan perkembangannya diharapkan dapat disampaikan kepada",
    report_due="kiranya sebelum tanggal",
    close="Demikian disampaikan. Atas kesediaan dan kerja sama Bapak/Ibu diucapkan terima kasih.",
)


def wording(relation: Relation, kind: AgencyKind) -> Wording:
    """The register in which a letter speaks to an agency."""
    if not is_partner(relation):
        return DIRECTED
    return INVITED if is_voluntary(kind) else ASKED
