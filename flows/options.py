"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.run import FlowName

Flow = Annotated[FlowName, typer.Argument(help="Which flow.", metavar="FLOW")]
Data = Annotated[
    Path, typer.Option("--data", envvar="TOUCHLINE_DATA", help="Folder of the source: it holds takes.json.")
]
Store = Annotated[
    Path, typer.Option("--store", envvar="TOUCHLINE_STORE", help="Folder of artifacts, replies and run records.")
]
Preset = Annotated[
    str, typer.Option("--preset", envvar="TOUCHLINE_PRESET", help="demo, paper, strict, or a .toml file.")
]
Overrides = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Override a preset value, as models.writer.name=gpt-4o."),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="STAGE", help="Run STAGE and those below; take those above as they are.")
]
Only = Annotated[str | None, typer.Option("--only", metavar="STAGE", help="Run STAGE alone.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Preview N rows; never becomes the current artifact.")
]
Force = Annotated[bool, typer.Option("--force", help="Build again what has not changed; paid replies stay paid.")]
Prompts = Annotated[Path | None, typer.Option("--prompts", help="Folder of the prompt files.")]
Rehash = Annotated[bool, typer.Option("--rehash", help="Read source files again instead of trusting size and time.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks and Prefect's own log.")]
