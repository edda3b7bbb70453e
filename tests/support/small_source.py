"""A small Ego-Exo4D-shaped source, written for tests that need to know every row of it."""

import json
from pathlib import Path
from typing import Any

TAKES = 4
PER_TAKE = 10
ADVICE = (
    "He should bend the knees lower before the jump so that the shot has more power number",
    "I like that she keeps the left elbow close to the body because it keeps the bow steady number",
    "You want to move the right foot further back, um, so that the hips can open up number",
    "What he does well is looking up early and that gives him time to decide number",
    "She needs to press down harder with both hands because the chest has to sink far enough number",
)


def write_small_source(root: Path, takes: int = TAKES, per_take: int = PER_TAKE) -> Path:
    """Write the source: commentary 1 of a take stands 4 s after commentary 0, the others are 20 s apart."""
    (root / "annotations").mkdir(parents=True, exist_ok=True)
    names = [f"unc_basketball_03-31-23_{index:02d}_1" for index in range(takes)]
    write_json(root / "takes.json", [_take(index, name) for index, name in enumerate(names)])
    splits = {f"take-{index:04d}": "train" if index % 2 else "val" for index in range(takes)}
    write_json(root / "annotations/splits.json", {"take_uid_to_split": splits})
    for split in ("train", "val"):
        annotations = {
            uid: [_annotation(uid, names[int(uid[-4:])], per_take)] for uid, own in splits.items() if own == split
        }
        write_json(commentary_file(root, split), {"annotations": annotations, "ds": "20240101_00:00:00"})
    return root


def commentary_file(root: Path, split: str = "train") -> Path:
    """The commentary file of a split."""
    return root / f"annotations/expert_commentary_{split}.json"


def read_json(path: Path) -> Any:
    """Read JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_json(path: Path, value: object) -> None:
    """Write JSON."""
    path.write_text(json.dumps(value), encoding="utf-8")


def edit_commentary(root: Path, take: int, recording: int, text: str) -> None:
    """Change what one commentary says."""
    split = "train" if take % 2 else "val"
    content = read_json(commentary_file(root, split))
    content["annotations"][f"take-{take:04d}"][0]["commentary_data"][recording]["text"] = text
    write_json(commentary_file(root, split), content)


def commentary_id(take: int, recording: int) -> str:
    """The id of one commentary."""
    return f"unc_basketball_03-31-23_{take:02d}_1/abc123/{recording}"


def _take(index: int, name: str) -> dict[str, object]:
    return {
        "root_dir": f"takes/{name}",
        "take_name": name,
        "take_uid": f"take-{index:04d}",
        "participant_uid": 100 + index,
        "is_dropped": False,
        "task_id": 6001,
        "task_name": "Basketball Drills - Mikan Layup",
        "duration_sec": 600.0,
    }


def _annotation(uid: str, name: str, per_take: int) -> dict[str, object]:
    return {
        "take_name": name,
        "take_uid": uid,
        "task_id": 6001,
        "task_name": "Basketball Drills - Mikan Layup",
        "commentary": f"{name}/abc123",
        "commentary_data": [_commentary(uid, number) for number in range(per_take)],
    }


def _commentary(uid: str, number: int) -> dict[str, object]:
    return {
        "recording": f"{number}.webm",
        "video_time": 24.0 if number == 1 else 20.0 * (number + 1),
        "text": f" {ADVICE[number % len(ADVICE)]} {uid[-4:]} {number}.",
        "error": False,
        "duration_approx": 9.0,
    }
