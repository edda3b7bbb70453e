"""One reply is paid for once: what is stored stays, whoever stores it and however the run ends."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from schemas.chat import RawReply
from schemas.errors import StoreError
from tasks.llm.reply_store import COMMIT_ROWS, FILE, FORMAT, LOOKUP_KEYS, PaidReply, ReplyStore

HANG_SEC = 30
"""So long a wait is a hang."""
WRITER = """
import asyncio, sys
from pathlib import Path
from schemas.chat import RawReply
from tasks.llm.reply_store import PaidReply, ReplyStore
store, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def paid(key, attempt):
    raw = RawReply(text=f"{name} {key} {attempt}", finish_reason="stop", tokens_in=1, tokens_out=2)
    return PaidReply(key=key.encode(), attempt=attempt, stage="exact.test", model="m", raw=raw)
async def main(replies):
    own = [replies.put(paid(f"{name}{number}", 0)) for number in range(count)]
    shared = [replies.put(paid(f"shared{number}", 0)) for number in range(count)]
    await asyncio.gather(*own, *shared)
print("ready", flush=True)
sys.stdin.readline()
with ReplyStore(store) as replies:
    asyncio.run(main(replies))
"""


def raw(text: str, tokens_out: int = 2) -> RawReply:
    return RawReply(text=text, finish_reason="stop", tokens_in=1, tokens_out=tokens_out)


def paid(key: bytes, attempt: int = 0, text: str = "a", stage: str = "exact.test", tokens_out: int = 2) -> PaidReply:
    return PaidReply(key=key, attempt=attempt, stage=stage, model="m", raw=raw(text, tokens_out))


def done(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end, or fail where it would wait for ever."""
    asyncio.run(asyncio.wait_for(work, HANG_SEC))


def put(store: ReplyStore, *replies: PaidReply) -> None:
    async def all_put() -> None:
        await asyncio.gather(*(store.put(reply) for reply in replies))

    done(all_put())


def texts(store: ReplyStore, *keys: bytes) -> dict[bytes, list[str]]:
    return {key: [found.text for found in replies] for key, replies in store.lookup(keys).items()}


def test_what_is_put_is_found(tmp_path: Path) -> None:
    reply = RawReply(text='naïve "日本"\n\x00', finish_reason="length", tokens_in=123, tokens_out=45)
    with ReplyStore(tmp_path) as store:
        put(store, PaidReply(key=b"k" * 32, attempt=0, stage="s", model="m@r", raw=reply))
        assert store.lookup([b"k" * 32]) == {b"k" * 32: [reply]}


def test_what_was_put_is_found_after_the_store_was_closed(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        put(store, paid(b"k"))
    with ReplyStore(tmp_path) as store:
        assert texts(store, b"k") == {b"k": ["a"]}


def test_a_reply_is_there_for_others_as_soon_as_put_returns(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as one, ReplyStore(tmp_path) as other:
        put(one, paid(b"k"))
        assert texts(other, b"k") == {b"k": ["a"]}


def test_keys_without_replies_are_absent(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        put(store, paid(b"k"))
        assert set(store.lookup([b"k", b"other"])) == {b"k"}
        assert store.lookup([]) == {}


def test_attempts_come_in_order(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        for attempt in (2, 0, 11, 1):
            put(store, paid(b"k", attempt, f"reply {attempt}"))
        assert texts(store, b"k") == {b"k": ["reply 0", "reply 1", "reply 2", "reply 11"]}


def test_the_first_reply_to_an_attempt_stays(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        put(store, paid(b"k", text="first"))
        put(store, paid(b"k", text="second"))
        assert texts(store, b"k") == {b"k": ["first"]}


def test_more_keys_are_looked_up_than_one_query_takes(tmp_path: Path) -> None:
    keys = [f"key {number}".encode() for number in range(2 * LOOKUP_KEYS + 1)]
    with ReplyStore(tmp_path) as store:
        put(store, *(paid(key, text=key.decode()) for key in keys))
        assert texts(store, *keys) == {key: [key.decode()] for key in keys}


def test_more_replies_are_put_at_once_than_one_commit_takes(tmp_path: Path) -> None:
    keys = [f"key {number}".encode() for number in range(2 * COMMIT_ROWS + 3)]
    with ReplyStore(tmp_path) as store:
        put(store, *map(paid, keys))
        assert set(store.lookup(keys)) == set(keys)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    count = 300
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name, str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    with ReplyStore(tmp_path) as store:
        for name in ("one", "two"):
            keys = [f"{name}{number}".encode() for number in range(count)]
            assert texts(store, *keys) == {key: [f"{name} {key.decode()} 0"] for key in keys}
        shared = texts(store, *(f"shared{number}".encode() for number in range(count)))
    assert len(shared) == count
    assert all(len(found) == 1 for found in shared.values())


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError) as caught:
        ReplyStore(tmp_path)
    assert str(tmp_path / FILE) in str(caught.value)


def test_a_damaged_file_is_left_as_it_is(tmp_path: Path) -> None:
    """Replies that were paid for may still be saved out of it."""
    content = b"this is no database" * 100
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError):
        ReplyStore(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        put(store, paid(b"k"))
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    connection.close()
    with pytest.raises(StoreError, match=f"newer.*{FORMAT + 1}"):
        ReplyStore(tmp_path)
    connection = sqlite3.connect(tmp_path / FILE)
    assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT + 1,)
    connection.close()


def test_a_store_that_is_no_folder_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_text("no folder")
    with pytest.raises(StoreError, match="store"):
        ReplyStore(path)


def test_a_lost_table_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        connection = sqlite3.connect(tmp_path / FILE)
        connection.execute("DROP TABLE replies")
        connection.close()
        with pytest.raises(StoreError, match=FILE):
            store.lookup([b"k"])
        with pytest.raises(StoreError, match=FILE):
            put(store, paid(b"k"))


def test_a_reply_that_cannot_be_stored_is_an_error_and_the_next_is_stored(tmp_path: Path) -> None:
    """A server may send half a surrogate pair, which SQLite cannot hold."""
    with ReplyStore(tmp_path) as store:
        with pytest.raises(StoreError, match=FILE):
            put(store, paid(b"huge", text="\ud800"))
        put(store, paid(b"k"))
        assert set(store.lookup([b"huge", b"k"])) == {b"k"}


def test_a_put_that_is_cancelled_costs_no_other_reply(tmp_path: Path) -> None:
    """A run that is stopped cancels what is under way; replies that came in by then were paid for."""
    with ReplyStore(tmp_path) as store:
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        async def cancelled_then_put() -> None:
            first = asyncio.ensure_future(store.put(paid(b"first")))
            await asyncio.sleep(0)
            first.cancel()
            await asyncio.gather(first, return_exceptions=True)
            other.execute("ROLLBACK")
            await store.put(paid(b"second"))

        done(cancelled_then_put())
        other.close()
        assert set(store.lookup([b"first", b"second"])) == {b"first", b"second"}


def test_what_waits_when_the_store_is_closed_is_stored(tmp_path: Path) -> None:
    keys = [f"key {number}".encode() for number in range(50)]

    async def put_and_leave() -> None:
        with ReplyStore(tmp_path) as store:
            waiting = [asyncio.ensure_future(store.put(paid(key))) for key in keys]
            await asyncio.sleep(0)
        await asyncio.gather(*waiting)

    done(put_and_leave())
    with ReplyStore(tmp_path) as store:
        assert set(store.lookup(keys)) == set(keys)


def test_mean_length_counts_one_stages_replies_of_one_model(tmp_path: Path) -> None:
    with ReplyStore(tmp_path) as store:
        assert store.mean_tokens_out("exact.test", "m") is None
        put(store, paid(b"a", tokens_out=10), paid(b"b", tokens_out=20), paid(b"c", stage="other", tokens_out=900))
        assert store.mean_tokens_out("exact.test", "m") == 15
        assert store.mean_tokens_out("exact.test", "n") is None


def test_the_file_is_readable_by_people(tmp_path: Path) -> None:
    """Plain SQLite: what was paid for can be had without this code."""
    with ReplyStore(tmp_path) as store:
        put(store, paid(b"k", text=json.dumps({"verdict": "tip"})))
    connection = sqlite3.connect(tmp_path / FILE)
    found = connection.execute("SELECT key, attempt, stage, model, json_extract(text, '$.verdict') FROM replies")
    assert found.fetchall() == [(b"k", 0, "exact.test", "m", "tip")]
    connection.close()
