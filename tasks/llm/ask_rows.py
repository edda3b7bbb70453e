"""Worker of a ModelStage: every input row's answers, from rules, the reply store or models, in the rows' order."""

from collections import deque
from collections.abc import Iterator

from schemas.outcomes import Outcome
from schemas.records import Row
from tasks.artifacts.stage import ModelStage
from tasks.artifacts.work import Work
from tasks.llm.desk import Desk, RowUnderWay
from tasks.llm.prepared import batches, preparer_of

LOOKUP_ROWS = 250


def ask_rows(work: Work) -> Iterator[Outcome]:
    """Outcomes of a stage that asks models about each input row.

    Raises EndpointError when a server cannot be used; replies so far are kept, and the next run goes on from them.
    """
    stage = work.stage
    if not isinstance(stage, ModelStage):
        raise TypeError(f"{stage.name} asks no model")
    preparer = preparer_of(work.run, stage)
    work.prompt_text = preparer.prompt.text
    with Desk(work, stage, preparer) as desk:
        yield from _in_order(desk, work.input_rows(stage.input_row))


def _in_order(desk: Desk, rows: Iterator[Row]) -> Iterator[Outcome]:
    pending: deque[RowUnderWay] = deque()
    for batch in batches(rows, LOOKUP_ROWS):
        for row in desk.begin(batch):
            pending.append(row)
            while len(pending) > desk.window_rows:
                yield desk.finish(pending.popleft())
    while pending:
        yield desk.finish(pending.popleft())
