"""Tables of figures in README.md, each between two marks."""

from collections.abc import Sequence
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def put_into_readme(name: str, table: str, path: Path = README) -> None:
    """Replace the named table in the README. Raises ValueError where its place is not marked."""
    begin_mark, end_mark = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(begin_mark)
    _, end, after = rest.partition(end_mark)
    if not (begin and end):
        raise ValueError(f"{path} has no {begin_mark} ... {end_mark}; put the two lines where the table belongs")
    path.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")


def table_row(name: str, cells: Sequence[str]) -> str:
    """One line of a table."""
    return f"| {name} | {' | '.join(cells)} |"
