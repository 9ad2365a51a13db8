"""Looks through the whole database, as who finds a copy of it would."""

from django.db import connection


def tables_with(text: str) -> dict[str, list[str]]:
    """Where `text` stands: the columns of each table in which some row has it, whatever the type of the column."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name, quote = column.name, connection.ops.quote_name
                cursor.execute(
                    f"SELECT COUNT(*) FROM {quote(table)} WHERE LOWER(CAST({quote(name)} AS TEXT)) LIKE %s",
                    [f"%{text.lower()}%"],
                )
                if cursor.fetchone()[0]:
                    found.setdefault(table, []).append(name)
    return found
