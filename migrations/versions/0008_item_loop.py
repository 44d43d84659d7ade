"""The loop of a firm item: timeline, proofs, extensions, usul, directions of the Sekda."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "item_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("assignment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "act",
            sa.Enum(
                "tetapkan",
                "lapor",
                "lapor_kepala",
                "setujui_laporan",
                "kembalikan_laporan",
                "teruskan",
                "ajukan_verifikasi",
                "nyatakan_selesai",
                "kembalikan_verifikasi",
                "catat_keterangan",
                "catat_kesediaan",
                "catat_belum_ada_kabar",
                "selesai_menurut_keterangan",
                "tidak_ada_kabar",
                "ajukan_perpanjangan",
                "kabulkan_perpanjangan",
                "tolak_perpanjangan",
                "ajukan_klarifikasi",
                "jawab_klarifikasi",
                "tunda",
                "lanjutkan",
                "hentikan",
                "buka_kembali",
                "usulkan",
                "setujui_usul",
                "beri_arahan",
                "bahas_di_rapat",
                "catat_arahan_lisan",
                "ubah",
                "prioritaskan",
                "cabut_prioritas",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status_before",
            sa.Enum(
                "sementara",
                "belum_ditindaklanjuti",
                "dalam_proses",
                "terkendala",
                "menunggu_persetujuan_kepala",
                "menunggu_verifikasi",
                "selesai",
                "tidak_dilanjutkan",
                "ditunda",
                "disampaikan",
                "ada_keterangan",
                "selesai_menurut_keterangan",
                "belum_ada_kabar",
                "menunggu_kesediaan",
                "bersedia",
                "tidak_ada_kabar",
                name="status_before",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "status_after",
            sa.Enum(
                "sementara",
                "belum_ditindaklanjuti",
                "dalam_proses",
                "terkendala",
                "menunggu_persetujuan_kepala",
                "menunggu_verifikasi",
                "selesai",
                "tidak_dilanjutkan",
                "ditunda",
                "disampaikan",
                "ada_keterangan",
                "selesai_menurut_keterangan",
                "belum_ada_kabar",
                "menunggu_kesediaan",
                "bersedia",
                "tidak_ada_kabar",
                name="status_after",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("about_on", sa.Date(), nullable=True),
        sa.Column("office_text", sa.String(length=300), nullable=True),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id", "government_id"],
            ["assignments.id", "assignments.government_id"],
            name=op.f("fk_item_steps_assignment_id_assignments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_item_steps_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_item_steps_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["report_id", "government_id"],
            ["progress_reports.id", "progress_reports.government_id"],
            name=op.f("fk_item_steps_report_id_progress_reports"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_steps")),
    )
    op.create_index(op.f("ix_item_steps_government_id"), "item_steps", ["government_id"], unique=False)
    op.create_index("ix_item_steps_item", "item_steps", ["item_id", "id"], unique=False)
    op.create_index(
        "ix_item_steps_done",
        "item_steps",
        ["government_id", "at", "assignment_id"],
        unique=False,
        sqlite_where=sa.text("act IN ('nyatakan_selesai', 'selesai_menurut_keterangan')"),
        postgresql_where=sa.text("act IN ('nyatakan_selesai', 'selesai_menurut_keterangan')"),
    )
    op.create_index("ix_item_steps_newest", "item_steps", ["government_id", "id"], unique=False)
    op.create_table(
        "proofs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("assignment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id", "government_id"],
            ["assignments.id", "assignments.government_id"],
            name=op.f("fk_proofs_assignment_id_assignments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id", "government_id"],
            ["stored_files.id", "stored_files.government_id"],
            name=op.f("fk_proofs_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"], ["governments.id"], name=op.f("fk_proofs_government_id_governments"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_proofs_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["report_id", "government_id"],
            ["progress_reports.id", "progress_reports.government_id"],
            name=op.f("fk_proofs_report_id_progress_reports"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proofs")),
        sa.UniqueConstraint("file_id", name=op.f("uq_proofs_file_id")),
    )
    op.create_index(op.f("ix_proofs_government_id"), "proofs", ["government_id"], unique=False)
    op.create_index(op.f("ix_proofs_item_id"), "proofs", ["item_id"], unique=False)
    op.create_index(op.f("ix_proofs_report_id"), "proofs", ["report_id"], unique=False)
    op.create_table(
        "extension_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("assignment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "menunggu", "dikabulkan", "ditolak", name="state", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("asked_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("decision_note", sa.Text(), nullable=True),
        sa.Column("decided_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id", "government_id"],
            ["assignments.id", "assignments.government_id"],
            name=op.f("fk_extension_requests_assignment_id_assignments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_extension_requests_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_extension_requests_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension_requests")),
    )
    op.create_index(op.f("ix_extension_requests_government_id"), "extension_requests", ["government_id"], unique=False)
    op.create_index(op.f("ix_extension_requests_item_id"), "extension_requests", ["item_id"], unique=False)
    op.create_index(
        "uq_extension_requests_waiting",
        "extension_requests",
        ["assignment_id"],
        unique=True,
        sqlite_where=sa.text("state = 'menunggu'"),
        postgresql_where=sa.text("state = 'menunggu'"),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "penegasan",
                "perpanjangan",
                "tunda",
                "hentikan",
                "bahas_di_rapat",
                "lainnya",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "menunggu",
                "disetujui",
                "diarahkan",
                "dibahas",
                "ditarik",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("office_text", sa.String(length=300), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_proposals_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_proposals_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_proposals_id_government_id")),
    )
    op.create_index(op.f("ix_proposals_government_id"), "proposals", ["government_id"], unique=False)
    op.create_index(
        "uq_proposals_waiting",
        "proposals",
        ["item_id"],
        unique=True,
        sqlite_where=sa.text("state = 'menunggu'"),
        postgresql_where=sa.text("state = 'menunggu'"),
    )
    op.create_table(
        "directives",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("proposal_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "setujui_usul",
                "arahan",
                "bahas_di_rapat",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("is_oral", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("office_text", sa.String(length=300), nullable=True),
        sa.Column("given_by_name", sa.String(length=200), nullable=True),
        sa.Column("in_force_at", UTCDateTime(), nullable=True),
        sa.Column("rejected_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_directives_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_directives_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id", "government_id"],
            ["proposals.id", "proposals.government_id"],
            name=op.f("fk_directives_proposal_id_proposals"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directives")),
    )
    op.create_index(op.f("ix_directives_government_id"), "directives", ["government_id"], unique=False)
    op.create_index("ix_directives_item", "directives", ["item_id", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("directives")
    op.drop_table("proposals")
    op.drop_table("extension_requests")
    op.drop_table("proofs")
    op.drop_table("item_steps")
