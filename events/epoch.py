"""A moment as a whole number, for lists of hundreds of rows."""

from typing import Any

from django.db.models import Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler


class Epoch(Func):
    """Seconds since 1970-01-01 in UTC of a DateTimeField; None stays None.

    A driver's text becomes an aware datetime in 3 µs, an integer needs nothing; a round of sessions shares its moments.
    """

    function = "EXTRACT"
    template = "CAST(%(function)s(EPOCH FROM %(expressions)s) AS BIGINT)"
    output_field = IntegerField()
    arity = 1

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **context: Any) -> tuple[str, Any]:
        return super().as_sql(
            compiler, connection, template="CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)", **context
        )
