"""Compares the tables of a database with those of the models."""

from collections.abc import Iterator

from sqlalchemy import Connection, create_engine

from cds_desktop.storage.models import Base

Schema = dict[str, frozenset[str]]


def schema_faults(connection: Connection) -> Iterator[str]:
    """Where the tables differ from what this version of the app expects."""
    found, expected = read_schema(connection), _expected_schema()
    for table in sorted(found.keys() | expected.keys()):
        if table not in found:
            yield f"Cơ sở dữ liệu: thiếu bảng {table}"
        elif table not in expected:
            yield f"Cơ sở dữ liệu: thừa bảng {table}"
        else:
            for part in sorted(expected[table] - found[table]):
                yield f"Cơ sở dữ liệu: bảng {table} thiếu {part}"
            for part in sorted(found[table] - expected[table]):
                yield f"Cơ sở dữ liệu: bảng {table} thừa {part}"


def read_schema(connection: Connection) -> Schema:
    """Columns, keys and indexes of every table, whatever statements made them."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {name: frozenset(_parts(connection, name)) for name in names.scalars().all()}


def _parts(connection: Connection, table: str) -> Iterator[str]:
    for _, name, kind, required, _, key in connection.exec_driver_sql(f"PRAGMA table_info('{table}')"):
        yield f"cột {name} {kind}{' NOT NULL' if required else ''}{f' khóa {key}' if key else ''}"
    for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list('{table}')").mappings():
        yield f"liên kết {row['from']} → {row['table']}.{row['to']} {row['on_delete']}"
    for row in connection.exec_driver_sql(f"PRAGMA index_list('{table}')").mappings().all():
        columns = connection.exec_driver_sql(f"PRAGMA index_info('{row['name']}')").mappings()
        covered = ", ".join(str(column["name"]) for column in columns)
        yield f"chỉ mục {'duy nhất ' if row['unique'] else ''}({covered})"


def _expected_schema() -> Schema:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            return read_schema(connection)
    finally:
        engine.dispose()
