"""`touchline explain`: one row back to its source, and forward to where it ended."""

import sys
from pathlib import Path

import orjson

from flows.begin import stages_of
from flows.console import print_json
from flows.preset import load_config
from schemas.artifact import ArtifactRecord
from schemas.errors import UsageError
from schemas.lineage import Lineage, LineageStep, PromptProof
from schemas.run import FlowName
from tasks.artifacts.lineage import Passage, find_row, passages, plain_step
from tasks.artifacts.stage import ModelStage, Stage
from tasks.artifacts.versions import current_records
from tasks.llm.replayed import exchanges


def explain_row(store: Path, row_id: str, as_json: bool) -> None:
    """Print a row's lineage. Raises UsageError when no current artifact knows the id."""
    lineage = lineage_of(store.resolve(), row_id)
    if as_json:
        print_json(lineage)
    else:
        sys.stdout.write(_as_text(lineage))


def lineage_of(store: Path, row_id: str) -> Lineage:
    """A row's steps from the source on, in the current artifacts of whichever flow knows it."""
    for flow in FlowName:
        stages = stages_of(flow)
        records = current_records(store, stages)
        found = passages(records, stages, row_id)
        if found:
            by_name = {stage.name: stage for stage in stages}
            steps = tuple(_step(store, records, by_name, passage) for passage in found)
            return Lineage(asked_for=row_id, steps=steps)
    raise UsageError(f"no current artifact in {store} knows the row {row_id!r}; `touchline ls` lists the artifacts")


def _step(store: Path, records: dict[str, ArtifactRecord], stages: dict[str, Stage], passage: Passage) -> LineageStep:
    stage, record = stages[passage.stage], records[passage.stage]
    step = plain_step(record, stage, passage)
    if not isinstance(stage, ModelStage):
        return step
    above = stage.inputs[0]
    plain = find_row(records[above], stages[above], passage.input_id)
    if plain is None:
        return step
    row = stage.input_row.model_validate(plain)
    told = exchanges(store, record, stage, row, passage, load_config("demo"))
    return step.model_copy(update={"exchanges": told})


def _as_text(lineage: Lineage) -> str:
    known: dict[str, object] = {}
    texts: list[str] = []
    for number, step in enumerate(lineage.steps, start=1):
        row: dict[str, object] = orjson.loads(step.row) if step.row_id else {}
        new = {name: value for name, value in row.items() if known.get(name) != value}
        known |= row
        texts.append(_step_text(number, step, new))
    return "\n".join(texts)


def _step_text(number: int, step: LineageStep, new: dict[str, object]) -> str:
    """One step; of its row what the step above did not have."""
    reason, detail = step.reason and f": {step.reason}", step.detail and f" ({step.detail})"
    ending = f"{step.fate.value}{reason}{detail}"
    lines = [f"{number}. {step.stage}  {step.input_id}  ->  {ending}"]
    values = "\n".join(f"{name}: {orjson.dumps(value).decode()}" for name, value in new.items())
    lines += _block("row", values) if step.row_id else _block("record", step.row)
    for exchange in step.exchanges:
        proof = "as it was sent, proven by its key" if exchange.proof is PromptProof.PROVEN else "not proven"
        lines += _block(f"asked {exchange.model} ({proof})", f"{exchange.system}\n\n{exchange.user}")
        lines += _block("reply", exchange.reply or "none stored")
    made = f"   made by {step.made_by}" if step.made_by else "  "
    lines += [f"{made} in run {step.run_id}, code {step.code_commit or 'unknown'}, {step.path}", ""]
    return "\n".join(_printable(line) for line in lines)


def _block(name: str, text: str) -> list[str]:
    return [f"   {name}:", *(f"     {line}" for line in text.splitlines())] if text else []


def _printable(line: str) -> str:
    """Text from data could hold a terminal's control sequences; they are shown, not obeyed."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in line)
