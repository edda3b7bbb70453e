"""`exact.context`: gather what else was said, in one look over the table and one pass through it."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import groupby

from schemas.exact.context import ContextRow, ContextSettings
from schemas.exact.feedback import FeedbackRow
from schemas.outcomes import Kept, Outcome
from schemas.records import Record

FeedbackRows = Iterable[FeedbackRow]


class PoolEntry(Record):
    """One feedback that may serve as a hard negative."""

    feedback_id: str
    """Whose it is."""
    take_uid: str
    """Its take."""
    participant_uid: str
    """Who performs in it."""
    judgement: str
    """Tip or good execution."""
    feedback: str
    """What it says."""


def settle_all(rows: FeedbackRows, look: Callable[[], FeedbackRows], settings: ContextSettings) -> Iterator[Outcome]:
    """Every feedback with its neighbours and hard negatives. Memory holds one take and the pools.

    `look` goes over the table once before; `rows` has the rows of a take together, as the source has them.
    """
    pools = _pools(look(), settings) if settings.hard_negatives else {}
    for _, take_rows in groupby(rows, key=lambda row: row.take_uid):
        take = list(take_rows)
        for row in take:
            yield Kept(input_id=row.feedback_id, row=_context(row, take, pools.get(row.task_id, []), settings))


def _context(row: FeedbackRow, take: list[FeedbackRow], pool: list[PoolEntry], settings: ContextSettings) -> ContextRow:
    neighbours = [other.text for other in take if _is_neighbour(row, other, settings.neighbour_sec)]
    return ContextRow(
        **row.model_dump(), neighbours=neighbours, hard_negatives=_hard_negatives(row, pool, settings.hard_negatives)
    )


def _is_neighbour(row: FeedbackRow, other: FeedbackRow, neighbour_sec: float) -> bool:
    close = abs(row.video_time_sec - other.video_time_sec) <= neighbour_sec
    return close and other.commentary_id != row.commentary_id


def _pools(rows: FeedbackRows, settings: ContextSettings) -> dict[int, list[PoolEntry]]:
    """Per task the feedback whose ids hash lowest: a new commentary moves the pool by at most one entry."""
    heaps: dict[int, list[tuple[int, str, PoolEntry]]] = defaultdict(list)
    for row in rows:
        entry = PoolEntry(**{name: getattr(row, name) for name in PoolEntry.model_fields})
        keyed = (-_rank(row.feedback_id), row.feedback_id, entry)
        heap = heaps[row.task_id]
        if len(heap) < settings.pool_per_task:
            heapq.heappush(heap, keyed)
        else:
            heapq.heappushpop(heap, keyed)
    return {task: [entry for _, _, entry in heap] for task, heap in heaps.items()}


def _hard_negatives(row: FeedbackRow, pool: list[PoolEntry], count: int) -> list[str]:
    others = [entry for entry in pool if _is_elsewhere(row, entry)]
    chosen = heapq.nsmallest(count, others, key=lambda entry: _rank(f"{row.feedback_id}|{entry.feedback_id}"))
    return [entry.feedback for entry in chosen]


def _is_elsewhere(row: FeedbackRow, entry: PoolEntry) -> bool:
    same_person = bool(row.participant_uid) and entry.participant_uid == row.participant_uid
    return entry.take_uid != row.take_uid and not same_person and entry.judgement == row.judgement.value


def _rank(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
