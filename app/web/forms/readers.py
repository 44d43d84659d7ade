"""Naming a reader or a notulis of a meeting."""

from __future__ import annotations

from app.web.forms.base import BaseForm
from app.web.forms.fields import ReferenceField, required


class NameAccountForm(BaseForm):
    user_id = ReferenceField("Pengguna", [required])

    def offer(self, accounts: list[tuple[int, str]]) -> None:
        """Hand over the accounts that can be named."""
        self.user_id.choices = [("", "Pilih pengguna"), *accounts]
