"""Looks through the whole database, as who finds a copy of it would."""

from django.db import connection


def tables_with(text: str) -> dict[str, list[str]]:
    """Where `text` stands: the columns of each table in which some row has it, whatever the type of the column."""
    found: dict[str, list[str]] = {}
    quote, like = connection.ops.quote_name, f"%{text.lower()}%"
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
            hits = [f"SUM(CASE WHEN LOWER(CAST({quote(one)} AS TEXT)) LIKE %s THEN 1 ELSE 0 END)" for one in columns]
            cursor.execute(f"SELECT {', '.join(hits)} FROM {quote(table)}", [like] * len(columns))
            if here := [name for name, hit in zip(columns, cursor.fetchone(), strict=True) if hit]:
                found[table] = here
    return found


def dump() -> dict[str, list[str]]:
    """Every row of every table, as text in a fixed order: the same before and after what writes nothing."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(repr(row) for row in cursor.fetchall())
    return found
