"""Forms of logging in and of the own password."""

from __future__ import annotations

from wtforms import PasswordField

from app.domain.text import NAME_MAX
from app.web.forms.base import BaseForm, PlainForm
from app.web.forms.fields import LineField, required


class SignInForm(PlainForm):
    identifier = LineField("Nama pengguna atau NIP", [required], max_length=NAME_MAX)
    password = PasswordField("Kata sandi", [required])


class CodeForm(PlainForm):
    identifier = LineField("Nama pengguna atau NIP", [required], max_length=NAME_MAX)
    code = LineField(
        "Kode sekali pakai",
        [required],
        max_length=NAME_MAX,
        description="Kode dibacakan oleh administrator, contoh: ABCD-EFGH-JKLM.",
    )
    password = PasswordField(
        "Kata sandi baru", [required], description="Paling sedikit 12 huruf; beberapa kata sekaligus mudah diingat."
    )


class OwnPasswordForm(BaseForm):
    old_password = PasswordField("Kata sandi lama", [required])
    password = PasswordField(
        "Kata sandi baru", [required], description="Paling sedikit 12 huruf; beberapa kata sekaligus mudah diingat."
    )


class EmptyForm(BaseForm):
    """A button: only token, version and key."""
