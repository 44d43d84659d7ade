"""Meetings with days, participants, funding, files and the people who may read them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("secretariat_agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organiser_agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("organiser_text", sa.String(length=300), nullable=True),
        sa.Column("organiser_short_text", sa.String(length=80), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "rapat_koordinasi",
                "pertemuan_lintas_sektor",
                "koordinasi_dan_sinkronisasi",
                "rapat_evaluasi",
                "sosialisasi",
                "lainnya",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "confidentiality",
            sa.Enum(
                "biasa",
                "terbatas",
                "rahasia",
                name="confidentiality",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "direncanakan",
                "ditunda",
                "dibatalkan",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status_reason", sa.Text(), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("sort_on", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=True),
        sa.Column("place_address", sa.String(length=300), nullable=True),
        sa.Column("place_city", sa.String(length=120), nullable=True),
        sa.Column("online_url", sa.String(length=500), nullable=True),
        sa.Column("online_room", sa.String(length=120), nullable=True),
        sa.Column("online_passcode", sa.String(length=120), nullable=True),
        sa.Column("program_text", sa.Text(), nullable=True),
        sa.Column("invitation_number", sa.String(length=120), nullable=True),
        sa.Column("invitation_on", sa.Date(), nullable=True),
        sa.Column("stated_total", sa.Integer(), nullable=True),
        sa.Column("stated_total_note", sa.String(length=300), nullable=True),
        sa.Column("previous_meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("calendar_uid", sa.String(length=80), nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), nullable=False),
        sa.Column("created_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "organiser_agency_id IS NULL OR organiser_text IS NULL", name=op.f("ck_meetings_one_organiser")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_meetings_created_by_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meetings_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organiser_agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_meetings_organiser_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["previous_meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meetings_previous_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["secretariat_agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_meetings_secretariat_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("calendar_uid", name=op.f("uq_meetings_calendar_uid")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_meetings_id_government_id")),
    )
    op.create_index(op.f("ix_meetings_government_id"), "meetings", ["government_id"], unique=False)
    op.create_index("ix_meetings_level", "meetings", ["government_id", "confidentiality", "year", "id"], unique=False)
    op.create_index("ix_meetings_newest", "meetings", ["government_id", "sort_on", "id"], unique=False)
    op.create_index(op.f("ix_meetings_secretariat_agency_id"), "meetings", ["secretariat_agency_id"], unique=False)
    op.create_index(op.f("ix_meetings_year"), "meetings", ["year"], unique=False)
    op.create_table(
        "agenda_rows",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("officer_text", sa.String(length=300), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_agenda_rows_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_agenda_rows_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_rows")),
    )
    op.create_index(op.f("ix_agenda_rows_government_id"), "agenda_rows", ["government_id"], unique=False)
    op.create_index(op.f("ix_agenda_rows_meeting_id"), "agenda_rows", ["meeting_id"], unique=False)
    op.create_table(
        "funding_lines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "apbd",
                "pad",
                "pajak_daerah",
                "retribusi_daerah",
                "hasil_kekayaan_daerah",
                "lain_lain_pad",
                "tkd",
                "dau",
                "dau_block_grant",
                "dau_ditentukan",
                "dbh",
                "dbh_cht",
                "dak",
                "dak_fisik",
                "dak_nonfisik",
                "dak_pelayanan_ppa",
                "otsus_keistimewaan",
                "insentif_fiskal",
                "dana_desa",
                "transfer_antardaerah",
                "bantuan_keuangan",
                "bagi_hasil_provinsi",
                "lain_lain_pendapatan",
                "hibah_daerah",
                "blud",
                "btt",
                "apbn",
                "apbn_kantor",
                "dekonsentrasi",
                "tugas_pembantuan",
                "hibah",
                "hibah_dalam_negeri",
                "hibah_luar_negeri",
                "tjslp",
                "baznas",
                "swadaya",
                "instansi_sendiri",
                "apb_desa",
                "tanpa_biaya",
                "belum_ditetapkan",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("source_text", sa.String(length=300), nullable=True),
        sa.Column("detail", sa.String(length=300), nullable=True),
        sa.Column("giver", sa.String(length=300), nullable=True),
        sa.Column("budget_document", sa.String(length=300), nullable=True),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("sub_activity_code", sa.String(length=40), nullable=True),
        sa.Column("ceiling", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("realised", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("purpose_text", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ceiling IS NULL OR ceiling >= 0", name=op.f("ck_funding_lines_ceiling")),
        sa.CheckConstraint("realised IS NULL OR realised >= 0", name=op.f("ck_funding_lines_realised")),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_funding_lines_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_funding_lines_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_lines")),
    )
    op.create_index(op.f("ix_funding_lines_government_id"), "funding_lines", ["government_id"], unique=False)
    op.create_index(op.f("ix_funding_lines_meeting_id"), "funding_lines", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_days",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("weekday", sa.String(length=10), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("date_text", sa.String(length=120), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("time_text", sa.String(length=120), nullable=True),
        sa.Column("until_done", sa.Boolean(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_days_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_days_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_days")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_meeting_days_meeting_id_position")),
    )
    op.create_index(op.f("ix_meeting_days_government_id"), "meeting_days", ["government_id"], unique=False)
    op.create_index(op.f("ix_meeting_days_meeting_id"), "meeting_days", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_links",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("other_meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("mungkin_sama", "lanjutan", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.CheckConstraint("meeting_id < other_meeting_id", name=op.f("ck_meeting_links_ordered")),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_links_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_links_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["other_meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_links_other_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_links")),
        sa.UniqueConstraint(
            "meeting_id", "other_meeting_id", "kind", name=op.f("uq_meeting_links_meeting_id_other_meeting_id_kind")
        ),
    )
    op.create_index(op.f("ix_meeting_links_government_id"), "meeting_links", ["government_id"], unique=False)
    op.create_index(op.f("ix_meeting_links_meeting_id"), "meeting_links", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_links_other_meeting_id"), "meeting_links", ["other_meeting_id"], unique=False)
    op.create_table(
        "meeting_minute_takers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_minute_takers_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_minute_takers_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_meeting_minute_takers_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_minute_takers")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_meeting_minute_takers_meeting_id_user_id")),
    )
    op.create_index(
        op.f("ix_meeting_minute_takers_government_id"), "meeting_minute_takers", ["government_id"], unique=False
    )
    op.create_index(op.f("ix_meeting_minute_takers_meeting_id"), "meeting_minute_takers", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_minute_takers_user_id"), "meeting_minute_takers", ["user_id"], unique=False)
    op.create_table(
        "meeting_purposes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_purposes_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_purposes_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_purposes")),
    )
    op.create_index(op.f("ix_meeting_purposes_government_id"), "meeting_purposes", ["government_id"], unique=False)
    op.create_index(op.f("ix_meeting_purposes_meeting_id"), "meeting_purposes", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_readers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("granted_at", UTCDateTime(), nullable=False),
        sa.Column("granted_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_readers_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_readers_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_meeting_readers_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_readers")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_meeting_readers_meeting_id_user_id")),
    )
    op.create_index(op.f("ix_meeting_readers_government_id"), "meeting_readers", ["government_id"], unique=False)
    op.create_index(op.f("ix_meeting_readers_meeting_id"), "meeting_readers", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_readers_user_id"), "meeting_readers", ["user_id"], unique=False)
    op.create_table(
        "meeting_task_forces",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("task_force_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_task_forces_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_task_forces_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id", "government_id"],
            ["task_forces.id", "task_forces.government_id"],
            name=op.f("fk_meeting_task_forces_task_force_id_task_forces"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_task_forces")),
        sa.UniqueConstraint(
            "meeting_id", "task_force_id", name=op.f("uq_meeting_task_forces_meeting_id_task_force_id")
        ),
    )
    op.create_index(
        op.f("ix_meeting_task_forces_government_id"), "meeting_task_forces", ["government_id"], unique=False
    )
    op.create_index(op.f("ix_meeting_task_forces_meeting_id"), "meeting_task_forces", ["meeting_id"], unique=False)
    op.create_index(
        op.f("ix_meeting_task_forces_task_force_id"), "meeting_task_forces", ["task_force_id"], unique=False
    )
    op.create_table(
        "meeting_topics",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_meeting_topics_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_meeting_topics_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_topics")),
    )
    op.create_index(op.f("ix_meeting_topics_government_id"), "meeting_topics", ["government_id"], unique=False)
    op.create_index(op.f("ix_meeting_topics_meeting_id"), "meeting_topics", ["meeting_id"], unique=False)
    op.create_table(
        "participants",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name_text", sa.String(length=300), nullable=True),
        sa.Column("office_text", sa.String(length=500), nullable=True),
        sa.Column("team_office", sa.String(length=300), nullable=True),
        sa.Column("institution_text", sa.String(length=300), nullable=True),
        sa.Column(
            "appointment_status",
            sa.Enum(
                "definitif",
                "plt",
                "plh",
                "pj",
                "pjs",
                name="appointment_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("unsur_text", sa.String(length=300), nullable=True),
        sa.Column(
            "unsur_kind",
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
                name="unsur_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column(
            "is_representative",
            sa.Enum(
                "ya",
                "tidak",
                "tidak_diketahui",
                name="is_representative",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("represents_name", sa.String(length=300), nullable=True),
        sa.Column("represents_office", sa.String(length=300), nullable=True),
        sa.Column("topic", sa.String(length=500), nullable=True),
        sa.Column("is_invited", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("count IS NULL OR count >= 1", name=op.f("ck_participants_count")),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR agency_id IS NOT NULL OR unsur_text IS NOT NULL OR name_text IS NOT NULL OR office_text IS NOT NULL"
            " OR institution_text IS NOT NULL",
            name=op.f("ck_participants_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_participants_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_participants_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_participants_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "government_id"],
            ["people.id", "people.government_id"],
            name=op.f("fk_participants_person_id_people"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_participants_id_government_id")),
    )
    op.create_index(op.f("ix_participants_agency_id"), "participants", ["agency_id"], unique=False)
    op.create_index(op.f("ix_participants_government_id"), "participants", ["government_id"], unique=False)
    op.create_index("ix_participants_order", "participants", ["meeting_id", "position"], unique=False)
    op.create_index(op.f("ix_participants_person_id"), "participants", ["person_id"], unique=False)
    op.create_table(
        "small_teams",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("mandate", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_small_teams_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_small_teams_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_small_teams")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_small_teams_id_government_id")),
    )
    op.create_index(op.f("ix_small_teams_government_id"), "small_teams", ["government_id"], unique=False)
    op.create_index(op.f("ix_small_teams_meeting_id"), "small_teams", ["meeting_id"], unique=False)
    op.create_table(
        "source_articles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("outlet", sa.String(length=200), nullable=True),
        sa.Column("byline", sa.String(length=200), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("republished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_source_articles_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_source_articles_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_articles")),
    )
    op.create_index(op.f("ix_source_articles_government_id"), "source_articles", ["government_id"], unique=False)
    op.create_index(op.f("ix_source_articles_meeting_id"), "source_articles", ["meeting_id"], unique=False)
    op.create_table(
        "stored_files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "foto",
                "bahan",
                "daftar_hadir",
                "persetujuan",
                "bukti",
                "lainnya",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "confidentiality",
            sa.Enum(
                "biasa",
                "terbatas",
                "rahasia",
                name="confidentiality",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("original_name", sa.String(length=300), nullable=False),
        sa.Column("stored_name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("size_bytes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("uploaded_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uploaded_at", UTCDateTime(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_stored_files_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_stored_files_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by_user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_stored_files_uploaded_by_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_files")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_stored_files_id_government_id")),
        sa.UniqueConstraint("stored_name", name=op.f("uq_stored_files_stored_name")),
    )
    op.create_index(op.f("ix_stored_files_government_id"), "stored_files", ["government_id"], unique=False)
    op.create_index(op.f("ix_stored_files_meeting_id"), "stored_files", ["meeting_id"], unique=False)
    op.create_table(
        "documentation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "foto",
                "bahan",
                "daftar_hadir",
                "persetujuan",
                "bukti",
                "lainnya",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("caption", sa.String(length=500), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id", "government_id"],
            ["stored_files.id", "stored_files.government_id"],
            name=op.f("fk_documentation_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_documentation_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_documentation_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documentation")),
    )
    op.create_index(op.f("ix_documentation_government_id"), "documentation", ["government_id"], unique=False)
    op.create_index(op.f("ix_documentation_meeting_id"), "documentation", ["meeting_id"], unique=False)
    op.create_table(
        "participant_roles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("participant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "pimpinan",
                "sekretaris",
                "pencatat",
                "pembuka",
                "pemberi_sambutan",
                "pemberi_arahan",
                "pelapor_penyelenggara",
                "narasumber",
                "moderator",
                "pembawa_acara",
                "pembaca_doa",
                "pendamping",
                "penanggung_jawab_tindak_lanjut",
                "penutup",
                "peserta",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_participant_roles_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_participant_roles_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant_roles")),
        sa.UniqueConstraint("participant_id", "role", name=op.f("uq_participant_roles_participant_id_role")),
    )
    op.create_index(op.f("ix_participant_roles_government_id"), "participant_roles", ["government_id"], unique=False)
    op.create_index(op.f("ix_participant_roles_participant_id"), "participant_roles", ["participant_id"], unique=False)
    op.create_table(
        "small_team_members",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("small_team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unsur_text", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "agency_id IS NOT NULL OR person_id IS NOT NULL OR unsur_text IS NOT NULL",
            name=op.f("ck_small_team_members_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_small_team_members_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_small_team_members_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "government_id"],
            ["people.id", "people.government_id"],
            name=op.f("fk_small_team_members_person_id_people"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["small_team_id", "government_id"],
            ["small_teams.id", "small_teams.government_id"],
            name=op.f("fk_small_team_members_small_team_id_small_teams"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_small_team_members")),
    )
    op.create_index(op.f("ix_small_team_members_government_id"), "small_team_members", ["government_id"], unique=False)
    op.create_index(op.f("ix_small_team_members_small_team_id"), "small_team_members", ["small_team_id"], unique=False)


def downgrade() -> None:
    op.drop_table("small_team_members")
    op.drop_table("participant_roles")
    op.drop_table("documentation")
    op.drop_table("stored_files")
    op.drop_table("source_articles")
    op.drop_table("small_teams")
    op.drop_table("participants")
    op.drop_table("meeting_topics")
    op.drop_table("meeting_task_forces")
    op.drop_table("meeting_readers")
    op.drop_table("meeting_purposes")
    op.drop_table("meeting_minute_takers")
    op.drop_table("meeting_links")
    op.drop_table("meeting_days")
    op.drop_table("funding_lines")
    op.drop_table("agenda_rows")
    op.drop_table("meetings")
