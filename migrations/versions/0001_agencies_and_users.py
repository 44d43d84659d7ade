"""Governments, agencies, people, accounts and what an installation keeps for each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "governments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "provinsi", "kabupaten", "kota", name="level", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=True),
        sa.Column("seat", sa.String(length=200), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governments")),
        sa.UniqueConstraint("slug", name=op.f("uq_governments_slug")),
    )
    op.create_table(
        "login_attempts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_sha256", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("succeeded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_attempts")),
    )
    op.create_index("ix_login_attempts_account", "login_attempts", ["account_sha256", "at"], unique=False)
    op.create_index("ix_login_attempts_address", "login_attempts", ["address", "at"], unique=False)
    op.create_table(
        "agencies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "opd",
                "kecamatan_kelurahan",
                "desa",
                "instansi_vertikal",
                "polri",
                "tni",
                "kejaksaan",
                "pengadilan",
                "perguruan_tinggi",
                "lembaga_masyarakat",
                "dunia_usaha",
                "media",
                "pemerintah_atasan",
                "dprd",
                "gugus_tugas",
                "lainnya",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "relation",
            sa.Enum(
                "bawahan",
                "bawahan_melalui",
                "mitra",
                "atasan",
                "sejajar",
                name="relation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("successor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("head_title", sa.String(length=200), nullable=True),
        sa.Column("unit_code", sa.String(length=40), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("website", sa.String(length=200), nullable=True),
        sa.Column("protocol_order", sa.Integer(), nullable=False),
        sa.Column("is_secretariat", sa.Boolean(), nullable=False),
        sa.Column("is_public_relations", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name=op.f("ck_agencies_validity")
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_agencies_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_agencies_parent_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["successor_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_agencies_successor_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_agencies_id_government_id")),
    )
    op.create_index(op.f("ix_agencies_government_id"), "agencies", ["government_id"], unique=False)
    op.create_index("ix_agencies_order", "agencies", ["government_id", "protocol_order", "name"], unique=False)
    op.create_index(op.f("ix_agencies_parent_id"), "agencies", ["parent_id"], unique=False)
    op.create_table(
        "demo_markers",
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("loaded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_demo_markers_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("government_id", name=op.f("pk_demo_markers")),
    )
    op.create_table(
        "holidays",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("is_joint_leave", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_holidays_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
        sa.UniqueConstraint("government_id", "on_date", name=op.f("uq_holidays_government_id_on_date")),
    )
    op.create_index(op.f("ix_holidays_government_id"), "holidays", ["government_id"], unique=False)
    op.create_table(
        "settings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_settings_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("government_id", "key", name=op.f("uq_settings_government_id_key")),
    )
    op.create_index(op.f("ix_settings_government_id"), "settings", ["government_id"], unique=False)
    op.create_table(
        "task_forces",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("decree_number", sa.String(length=120), nullable=True),
        sa.Column("decree_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_task_forces_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_forces")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_task_forces_id_government_id")),
    )
    op.create_index(op.f("ix_task_forces_government_id"), "task_forces", ["government_id"], unique=False)
    op.create_table(
        "paper_profiles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("paper", sa.String(length=20), nullable=False),
        sa.Column("font_name", sa.String(length=60), nullable=False),
        sa.Column("font_size", sa.Integer(), nullable=False),
        sa.Column("margin_top_cm", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("margin_bottom_cm", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("margin_left_cm", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("margin_right_cm", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("show_place", sa.Boolean(), nullable=False),
        sa.Column("sekda_with_nip", sa.Boolean(), nullable=False),
        sa.Column("letterhead_lines", sa.Text(), nullable=True),
        sa.Column("classification_code", sa.String(length=40), nullable=True),
        sa.Column("city", sa.String(length=120), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_paper_profiles_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_paper_profiles_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_profiles")),
        sa.UniqueConstraint("government_id", "agency_id", name=op.f("uq_paper_profiles_government_id_agency_id")),
    )
    op.create_index(op.f("ix_paper_profiles_agency_id"), "paper_profiles", ["agency_id"], unique=False)
    op.create_index(op.f("ix_paper_profiles_government_id"), "paper_profiles", ["government_id"], unique=False)
    op.create_index(
        "uq_paper_profiles_of_government",
        "paper_profiles",
        ["government_id"],
        unique=True,
        sqlite_where=sa.text("agency_id IS NULL"),
        postgresql_where=sa.text("agency_id IS NULL"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("front_titles", sa.String(length=80), nullable=True),
        sa.Column("back_titles", sa.String(length=120), nullable=True),
        sa.Column("sort_name", sa.String(length=200), nullable=False),
        sa.Column(
            "sapaan",
            sa.Enum("bapak", "ibu", name="sapaan", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("nip", sa.String(length=30), nullable=True),
        sa.Column("rank", sa.String(length=120), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_proposed", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_people_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"], ["governments.id"], name=op.f("fk_people_government_id_governments"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_people_id_government_id")),
    )
    op.create_index(op.f("ix_people_agency_id"), "people", ["agency_id"], unique=False)
    op.create_index(op.f("ix_people_government_id"), "people", ["government_id"], unique=False)
    op.create_index("ix_people_order", "people", ["government_id", "sort_name", "id"], unique=False)
    op.create_index(
        "uq_people_nip",
        "people",
        ["government_id", "nip"],
        unique=True,
        sqlite_where=sa.text("nip IS NOT NULL"),
        postgresql_where=sa.text("nip IS NOT NULL"),
    )
    op.create_table(
        "positions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "kepala_daerah",
                "wakil_kepala_daerah",
                "sekda",
                "asisten",
                "kepala_instansi",
                "lainnya",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("echelon", sa.String(length=20), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_positions_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_positions_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positions")),
        sa.UniqueConstraint("agency_id", "title", name=op.f("uq_positions_agency_id_title")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_positions_id_government_id")),
    )
    op.create_index(op.f("ix_positions_agency_id"), "positions", ["agency_id"], unique=False)
    op.create_index(op.f("ix_positions_government_id"), "positions", ["government_id"], unique=False)
    op.create_table(
        "task_force_aliases",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_force_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_task_force_aliases_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id", "government_id"],
            ["task_forces.id", "task_forces.government_id"],
            name=op.f("fk_task_force_aliases_task_force_id_task_forces"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_force_aliases")),
        sa.UniqueConstraint("task_force_id", "name", name=op.f("uq_task_force_aliases_task_force_id_name")),
    )
    op.create_index(op.f("ix_task_force_aliases_government_id"), "task_force_aliases", ["government_id"], unique=False)
    op.create_index(op.f("ix_task_force_aliases_task_force_id"), "task_force_aliases", ["task_force_id"], unique=False)
    op.create_table(
        "agency_coordinators",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_agency_coordinators_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_agency_coordinators_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["position_id", "government_id"],
            ["positions.id", "positions.government_id"],
            name=op.f("fk_agency_coordinators_position_id_positions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_coordinators")),
        sa.UniqueConstraint("agency_id", "position_id", name=op.f("uq_agency_coordinators_agency_id_position_id")),
    )
    op.create_index(op.f("ix_agency_coordinators_agency_id"), "agency_coordinators", ["agency_id"], unique=False)
    op.create_index(
        op.f("ix_agency_coordinators_government_id"), "agency_coordinators", ["government_id"], unique=False
    )
    op.create_index(op.f("ix_agency_coordinators_position_id"), "agency_coordinators", ["position_id"], unique=False)
    op.create_table(
        "appointments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "definitif",
                "plt",
                "plh",
                "pj",
                "pjs",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name=op.f("ck_appointments_validity")
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_appointments_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "government_id"],
            ["people.id", "people.government_id"],
            name=op.f("fk_appointments_person_id_people"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["position_id", "government_id"],
            ["positions.id", "positions.government_id"],
            name=op.f("fk_appointments_position_id_positions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_appointments_id_government_id")),
    )
    op.create_index(op.f("ix_appointments_government_id"), "appointments", ["government_id"], unique=False)
    op.create_index(op.f("ix_appointments_person_id"), "appointments", ["person_id"], unique=False)
    op.create_index(op.f("ix_appointments_position_id"), "appointments", ["position_id"], unique=False)
    op.create_table(
        "task_force_members",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_force_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unsur_text", sa.String(length=300), nullable=True),
        sa.Column("office_text", sa.String(length=300), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "pengarah",
                "ketua",
                "ketua_harian",
                "sekretaris",
                "anggota",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "agency_id IS NOT NULL OR person_id IS NOT NULL OR unsur_text IS NOT NULL",
            name=op.f("ck_task_force_members_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_task_force_members_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_task_force_members_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "government_id"],
            ["people.id", "people.government_id"],
            name=op.f("fk_task_force_members_person_id_people"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id", "government_id"],
            ["task_forces.id", "task_forces.government_id"],
            name=op.f("fk_task_force_members_task_force_id_task_forces"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_force_members")),
    )
    op.create_index(op.f("ix_task_force_members_agency_id"), "task_force_members", ["agency_id"], unique=False)
    op.create_index(op.f("ix_task_force_members_government_id"), "task_force_members", ["government_id"], unique=False)
    op.create_index(op.f("ix_task_force_members_task_force_id"), "task_force_members", ["task_force_id"], unique=False)
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("username", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=True),
        sa.Column("password_changed_at", UTCDateTime(), nullable=True),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("totp_secret", sa.String(length=300), nullable=True),
        sa.Column("totp_confirmed_at", UTCDateTime(), nullable=True),
        sa.Column("totp_last_step", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("last_login_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"], ["governments.id"], name=op.f("fk_users_government_id_governments"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "government_id"],
            ["people.id", "people.government_id"],
            name=op.f("fk_users_person_id_people"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_users_id_government_id")),
        sa.UniqueConstraint("person_id", name=op.f("uq_users_person_id")),
        sa.UniqueConstraint("username", name=op.f("uq_users_username")),
    )
    op.create_index(op.f("ix_users_government_id"), "users", ["government_id"], unique=False)
    op.create_table(
        "login_sessions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("last_seen_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("end_reason", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("agent", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_login_sessions_user_id_users"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_sessions")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_login_sessions_token_sha256")),
    )
    op.create_index(
        "ix_login_sessions_open",
        "login_sessions",
        ["user_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "one_time_codes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code_sha256", sa.String(length=64), nullable=False),
        sa.Column("issued_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_one_time_codes_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_one_time_codes_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_codes")),
        sa.UniqueConstraint("code_sha256", name=op.f("uq_one_time_codes_code_sha256")),
    )
    op.create_index(op.f("ix_one_time_codes_government_id"), "one_time_codes", ["government_id"], unique=False)
    op.create_index(op.f("ix_one_time_codes_user_id"), "one_time_codes", ["user_id"], unique=False)
    op.create_table(
        "user_roles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "administrator",
                "sekretariat_rapat",
                "staf_pelapor",
                "kepala_instansi",
                "asisten",
                "sekda",
                "tu_pimpinan",
                "pemantau",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("appointment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "role NOT IN ('kepala_instansi', 'sekda', 'asisten') OR appointment_id IS NOT NULL",
            name=op.f("ck_user_roles_appointed"),
        ),
        sa.CheckConstraint(
            "role NOT IN ('sekretariat_rapat', 'staf_pelapor', 'kepala_instansi') OR agency_id IS NOT NULL",
            name=op.f("ck_user_roles_of_agency"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_user_roles_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id", "government_id"],
            ["appointments.id", "appointments.government_id"],
            name=op.f("fk_user_roles_appointment_id_appointments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_user_roles_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_user_roles_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_roles")),
    )
    op.create_index(op.f("ix_user_roles_agency_id"), "user_roles", ["agency_id"], unique=False)
    op.create_index(op.f("ix_user_roles_government_id"), "user_roles", ["government_id"], unique=False)
    op.create_index(op.f("ix_user_roles_user_id"), "user_roles", ["user_id"], unique=False)


def downgrade() -> None:
    op.drop_table("user_roles")
    op.drop_table("one_time_codes")
    op.drop_table("login_sessions")
    op.drop_table("users")
    op.drop_table("task_force_members")
    op.drop_table("appointments")
    op.drop_table("agency_coordinators")
    op.drop_table("task_force_aliases")
    op.drop_table("positions")
    op.drop_table("people")
    op.drop_table("paper_profiles")
    op.drop_table("task_forces")
    op.drop_table("settings")
    op.drop_table("holidays")
    op.drop_table("demo_markers")
    op.drop_table("agencies")
    op.drop_table("login_attempts")
    op.drop_table("governments")
