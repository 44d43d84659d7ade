"""Letters and the number register."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "number_series",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_number_series_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("government_id", "kind", "year", name=op.f("uq_number_series_government_id_kind_year")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_number_series_id_government_id")),
    )
    op.create_index(op.f("ix_number_series_government_id"), "number_series", ["government_id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "undangan",
                "ralat",
                "penundaan",
                "pembatalan",
                "tindak_lanjut",
                "nota_dinas",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "status",
            sa.Enum("konsep", "terbit", "batal", name="status", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("number_text", sa.String(length=120), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("report_until", sa.Date(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("refers_to_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("signer_position_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("calendar_sequence", sa.Integer(), nullable=True),
        sa.Column("issued_at", UTCDateTime(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=True),
        sa.Column("snapshot", sa.JSON(), nullable=True),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_letters_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id", "government_id"],
            ["stored_files.id", "stored_files.government_id"],
            name=op.f("fk_letters_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_letters_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_letters_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["refers_to_id", "government_id"],
            ["letters.id", "letters.government_id"],
            name=op.f("fk_letters_refers_to_id_letters"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["signer_position_id", "government_id"],
            ["positions.id", "positions.government_id"],
            name=op.f("fk_letters_signer_position_id_positions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_letters_id_government_id")),
    )
    op.create_index(op.f("ix_letters_government_id"), "letters", ["government_id"], unique=False)
    op.create_index(op.f("ix_letters_meeting_id"), "letters", ["meeting_id"], unique=False)
    op.create_index(
        "uq_letters_draft",
        "letters",
        ["meeting_id", "kind", "agency_id"],
        unique=True,
        sqlite_where=sa.text("status = 'konsep'"),
        postgresql_where=sa.text("status = 'konsep'"),
    )
    op.create_table(
        "number_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "terbit", "dicadangkan", "batal", name="state", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("letter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_number_entries_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["letter_id", "government_id"],
            ["letters.id", "letters.government_id"],
            name=op.f("fk_number_entries_letter_id_letters"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["series_id", "government_id"],
            ["number_series.id", "number_series.government_id"],
            name=op.f("fk_number_entries_series_id_number_series"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_entries")),
        sa.UniqueConstraint("series_id", "number", name=op.f("uq_number_entries_series_id_number")),
    )
    op.create_index(op.f("ix_number_entries_government_id"), "number_entries", ["government_id"], unique=False)
    op.create_index(op.f("ix_number_entries_series_id"), "number_entries", ["series_id"], unique=False)


def downgrade() -> None:
    op.drop_table("number_entries")
    op.drop_table("letters")
    op.drop_table("number_series")
