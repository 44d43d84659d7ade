"""What a POST endpoint need not do, each with its reason. Whoever adds a line here takes a promise back."""

from __future__ import annotations

#: (endpoint, check) → reason. The checks are the functions of tests/web/test_forms_walk.py that ask for them.
EXEMPT: dict[tuple[str, str], str] = {
    ("auth.login", "entry"): "begins a session; tests/web/test_login.py walks it",
    ("auth.resume", "entry"): "begins a session; tests/web/test_login.py walks it",
    ("auth.code", "entry"): "begins a session; tests/web/test_login.py walks it",
    ("minutes_drafts.save", "entry"): "sent by a script, answers JSON; tests/web/test_minutes_drafts.py walks it",
    **{
        (
            f"minutes_drafts.save_{name}",
            "entry",
        ): "sent by a script, answers JSON; tests/web/test_list_drafts.py walks it"
        for name in ("conclusions", "figures", "contacts")
    },
    ("minutes_drafts.mark", "entry"): "sent by a script, answers JSON; tests/web/test_minutes_drafts.py walks it",
    ("auth.logout", "twice"): "the first sending ends the session that the second would need",
    ("auth.logout_everywhere", "twice"): "the first sending ends the session that the second would need",
    ("auth.password", "twice"): "the old password no longer fits; the second sending is refused at its field",
    ("appointments.remove", "stale afterwards"): "what was removed is a missing page",
    ("task_force_members.remove", "stale afterwards"): "what was removed is a missing page",
    ("paper_profiles.remove", "stale afterwards"): "what was removed is a missing page",
    ("user_access.code", "twice"): "each press issues a new code and ends the former; the page shows it this once",
    ("action_items.withdraw", "stale afterwards"): "what was withdrawn is a missing page",
    ("action_items.withdraw", "shown"): "a withdrawn item has no page; the reason stands in its history",
    ("documentation.remove", "stale afterwards"): "what was removed is a missing page",
    ("participants.remove", "stale afterwards"): "what was removed is a missing page",
    ("minutes_sections.withdraw", "stale afterwards"): "what was withdrawn is a missing page",
    **{
        (f"participants.{act}", "filled_person_id: milik pemerintah lain"): (
            "is only compared with what the page filled in, within the own government; nothing of it is stored"
        )
        for act in ("create", "edit")
    },
}


def exempt(endpoint: str, check: str) -> bool:
    """Whether the endpoint is spared this check."""
    return (endpoint, check) in EXEMPT
