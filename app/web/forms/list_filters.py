"""The base of filters above a list: read from the address, never written anywhere, no token needed."""

from __future__ import annotations

from typing import Any, Self

from flask import request

from app.domain.text import QUERY_MAX
from app.web.forms.base import Row, shown
from app.web.forms.fields import LineField


class FilterForm(Row):
    """A filter that cannot be read is left out and says so at its field; the page then answers 422."""

    q = LineField("Cari", max_length=QUERY_MAX)

    @classmethod
    def of_request(cls) -> Self:
        """The filters in this request's address; call `validate()` when the choices are set."""
        return cls(formdata=request.args)

    def in_use(self) -> dict[str, str]:
        """Name and words of every filter that differs from its default."""
        return {field.name: shown(field) for field in self if not field.errors and field.data != field.default}

    def read(self, field: Any) -> Any:
        """The value of a field; None when it cannot be read."""
        return None if field.errors else field.data

    @property
    def status(self) -> int:
        """200, or 422 when a filter could not be read."""
        return 422 if self.errors else 200
