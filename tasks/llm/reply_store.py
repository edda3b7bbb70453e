"""The reply store: one reply is paid for once, whichever flow, run or transport asked.

SQLite in WAL mode on a local disk. Raw text is kept under request key and attempt; whether a reply fits is never
stored, so a changed parser reads old replies anew. One thread writes; whoever puts a reply waits until it is on disk.
"""

import asyncio
import queue
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock

from schemas.chat import RawReply
from schemas.errors import StoreError
from schemas.records import Record
from tasks.artifacts.folders import make_folder

FILE = "replies.sqlite3"
FORMAT = 1
LOOKUP_KEYS = 500
COMMIT_ROWS = 500
BUSY_SEC = 60
_CREATE = """
CREATE TABLE IF NOT EXISTS replies (
  key BLOB NOT NULL, attempt INTEGER NOT NULL, stage TEXT NOT NULL, model TEXT NOT NULL, text TEXT NOT NULL,
  finish_reason TEXT NOT NULL, tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS replies_by_key ON replies (key, attempt);
"""
_INSERT = "INSERT OR IGNORE INTO replies VALUES (?,?,?,?,?,?,?,?,?)"


class PaidReply(Record):
    """A reply and what it answers."""

    key: bytes
    """Key of the request."""
    attempt: int
    """How many replies of this key came before it."""
    stage: str
    """The stage that asked."""
    model: str
    """Name and revision of the model."""
    raw: RawReply
    """What was answered."""


class ReplyStore:
    """The replies of one store. A context manager; reading and writing have a connection each."""

    def __init__(self, store: Path) -> None:
        self.path = store / FILE
        make_folder(store)
        self._reader = _connect(self.path)
        self._connection = _connect(self.path)
        self._queue: queue.SimpleQueue[tuple[PaidReply, Future[RawReply]] | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="touchline-replies", daemon=True)
        self._writer.start()

    def __enter__(self) -> "ReplyStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._queue.put(None)
        self._writer.join()
        self._reader.close()
        self._connection.close()

    def lookup(self, keys: Sequence[bytes]) -> dict[bytes, list[RawReply]]:
        """The replies stored under each key, in the order of their attempts; keys without any are absent."""
        found: dict[bytes, list[RawReply]] = defaultdict(list)
        for start in range(0, len(keys), LOOKUP_KEYS):
            for key, raw in self._select(keys[start : start + LOOKUP_KEYS]):
                found[key].append(raw)
        return found

    async def put(self, paid: PaidReply) -> RawReply:
        """Store a reply; returns when it is on disk, with the text that stands there.

        That is another text where somebody else stored a reply of this key and attempt first.
        Raises StoreError when it cannot be written. A caller that is cancelled meanwhile loses nothing.
        """
        done: Future[RawReply] = Future()
        self._queue.put((paid, done))
        return await asyncio.shield(asyncio.wrap_future(done))

    def mean_tokens_out(self, stage: str, model: str) -> float | None:
        """Mean length of the replies that a model gave to a stage, in tokens; None without any."""
        query = "SELECT AVG(tokens_out) FROM (SELECT tokens_out FROM replies WHERE stage=? AND model=? LIMIT 10000)"
        return self._reader.execute(query, (stage, model)).fetchone()[0]

    def _select(self, keys: Sequence[bytes]) -> list[tuple[bytes, RawReply]]:
        try:
            return _selected(self._reader, keys)
        except sqlite3.DatabaseError as error:
            raise _told(self.path, error) from error

    def _write(self) -> None:
        """Write all that is put, in batches. Whatever goes wrong is told to those who wait, never to nobody."""
        while batch := self._next_batch():
            try:
                with self._connection:
                    results = [_inserted(self._connection, paid) for paid, _ in batch]
            except Exception as error:  # noqa: BLE001 - a dead writer would leave every caller waiting for ever
                results = [error] * len(batch)
            for (_, done), result in zip(batch, results, strict=True):
                if isinstance(result, Exception):
                    done.set_exception(_told(self.path, result))
                else:
                    done.set_result(result)

    def _next_batch(self) -> "list[tuple[PaidReply, Future[RawReply]]]":
        """All that waits, at least one; empty when the store is closed."""
        batch: list[tuple[PaidReply, Future[RawReply]]] = []
        entry = self._queue.get()
        while entry is not None:
            batch.append(entry)
            if len(batch) >= COMMIT_ROWS or self._queue.empty():
                return batch
            entry = self._queue.get()
        if batch:
            self._queue.put(None)
        return batch


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, and make it if need be: one process at a time, since SQLite refuses to switch modes in a race."""
    connection: sqlite3.Connection | None = None
    try:
        with FileLock(path.with_suffix(".lock")):
            connection = sqlite3.connect(path, timeout=BUSY_SEC, check_same_thread=False)
            _set_up(connection, path)
    except (OSError, sqlite3.DatabaseError, StoreError) as error:
        if connection:
            connection.close()
        raise error if isinstance(error, StoreError) else _told(path, error) from error
    return connection


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA page_size=16384")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > FORMAT:
        raise StoreError(f"{path} was written by a newer Touchline (format {found}); upgrade to read it")
    connection.executescript(_CREATE)
    connection.execute(f"PRAGMA user_version={FORMAT}")


def _inserted(connection: sqlite3.Connection, paid: PaidReply) -> RawReply | Exception:
    """What stands under the reply's key and attempt now, or why this one reply cannot be written."""
    try:
        written = connection.execute(_INSERT, _row(paid)).rowcount
    except (OverflowError, UnicodeEncodeError) as error:
        return error
    if written:
        return paid.raw
    stored = [raw for _, raw in _selected(connection, [paid.key])]
    return stored[paid.attempt] if paid.attempt < len(stored) else paid.raw


def _selected(connection: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, RawReply]]:
    query = f"""SELECT key, text, finish_reason, tokens_in, tokens_out FROM replies
                WHERE key IN ({",".join("?" * len(keys))}) ORDER BY key, attempt"""
    return [
        (key, RawReply(text=text, finish_reason=reason, tokens_in=tokens_in, tokens_out=tokens_out))
        for key, text, reason, tokens_in, tokens_out in connection.execute(query, keys)
    ]


def _row(paid: PaidReply) -> tuple[bytes, int, str, str, str, str, int, int, str]:
    raw = paid.raw
    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = (paid.key, paid.attempt, paid.stage, paid.model)
    return (*head, raw.text, raw.finish_reason, raw.tokens_in, raw.tokens_out, now)


def _told(path: Path, error: Exception) -> StoreError:
    return StoreError(f"reply store {path}: {error}; free disk space or check who holds the file, then run again")
