"""`touchline ls`: what a store holds."""

from pathlib import Path

from rich.markup import escape
from rich.table import Table

from flows.begin import stages_of
from flows.console import print_json, print_table, tally
from schemas.artifact import LedgerCounts
from schemas.errors import UsageError
from schemas.records import Record
from schemas.run import FlowName
from tasks.artifacts.run_records import RunRecords
from tasks.artifacts.versions import all_records


class ListedVersion(Record):
    """One version of an artifact."""

    artifact: str
    """Name on disk."""
    current: bool
    """Whether the latest whole run made or used it."""
    preview_limit: int | None
    """Row limit of a preview."""
    rows: int
    """Rows."""
    ledger: LedgerCounts
    """How its input rows ended."""
    size_bytes: int
    """Bytes on disk."""
    made_by: str
    """Model, or the words that mark baseline data."""
    created_at: str
    """When it was made."""
    run_id: str
    """The run that made it."""
    path: str
    """Its folder."""


def list_artifacts(store: Path, as_json: bool) -> None:
    """Print every version in a store. Raises UsageError when there is no store."""
    if not store.is_dir():
        raise UsageError(f"there is no store at {store}; name one with --store, or make one with `touchline run`")
    versions = listed(store.resolve())
    if as_json:
        print_json(versions)
    else:
        print_table(_table(versions))


def listed(store: Path) -> list[ListedVersion]:
    """Every version in a store."""
    runs = RunRecords(store)
    names = [stage.name for flow in FlowName for stage in stages_of(flow)]
    latest = [runs.latest(name, None) for name in names]
    current = {ref.relative_path for ref in latest if ref}
    return [
        ListedVersion(
            artifact=record.ref.artifact,
            current=record.ref.relative_path in current,
            size_bytes=sum(entry.size_bytes for entry in record.files),
            path=record.ref.path,
            **{
                name: getattr(record, name)
                for name in ("preview_limit", "rows", "ledger", "made_by", "created_at", "run_id")
            },
        )
        for record in all_records(store)
    ]


def _table(versions: list[ListedVersion]) -> Table:
    table = Table()
    for name in ("artifact", "version", "rows", "in", "kept", "rejected", "failed", "bytes", "made", "made by"):
        table.add_column(name, justify="right" if name in ("rows", "in", "kept", "bytes") else "left", overflow="fold")
    for version in versions:
        mark = (
            "current" if version.current else (f"preview {version.preview_limit}" if version.preview_limit else "old")
        )
        ledger = version.ledger
        table.add_row(
            version.artifact,
            mark,
            f"{version.rows:,}",
            f"{ledger.entered:,}",
            f"{ledger.kept:,}",
            tally(ledger.rejected),
            tally(ledger.failed),
            f"{version.size_bytes:,}",
            version.created_at[:19],
            escape(version.made_by),
        )
    return table
