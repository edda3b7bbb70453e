"""Does the search find people who do the same? Each window's nearest window in any other clip names its activity.

Leaves one clip out at a time, over motion capture of the CMU Graphics Lab (mocap.cs.cmu.edu) as COCO-17 joints: an .npz
file with an array (T, 17, 3) in metres for each clip, named `<activity>_<number>`.

    python benchmarks/mocap_activities.py [file]
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from tasks.pose.prepared import PreparedPoses, prepared
from tasks.pose.search import profiles
from tasks.pose.windows import FrameSpan

CLIPS = Path(__file__).resolve().parents[2] / "shared/data/cmu_mocap_coco17.npz"
WINDOW_FRAMES, STEP_FRAMES = 60, 30


class Confusion(NamedTuple):
    """Which activity's window was nearest."""

    activities: list[str]
    """Names, in the order of rows and columns."""
    counts: NDArray[np.int64]
    """Windows (A, A) by their own activity and the nearest window's."""
    chances: NDArray[np.float64]
    """For each activity, the share of right answers when a window of the other clips is drawn."""

    @property
    def right_share(self) -> float:
        """Share of all windows whose nearest window is of their activity."""
        return float(np.trace(self.counts) / self.counts.sum())

    @property
    def chance(self) -> float:
        """The same for windows drawn at random."""
        windows = self.counts.sum(axis=1)
        return float((self.chances * windows).sum() / windows.sum())


def confusion(path: Path) -> Confusion:
    """Searches every window of every clip in all other clips."""
    with np.load(path) as file:
        clips = {name: prepared(file[name]) for name in file.files}
    activities = sorted({_activity(name) for name in clips})
    counts_A_A = np.zeros((len(activities), len(activities)), np.int64)
    chances: dict[str, list[float]] = {activity: [] for activity in activities}
    for name in clips:
        others = {other: poses for other, poses in clips.items() if other != name}
        nearest = _nearest(clips[name], others)
        own = activities.index(_activity(name))
        for found in nearest:
            counts_A_A[own, activities.index(_activity(found))] += 1
        chances[_activity(name)] += [_chance(_activity(name), others)] * len(nearest)
    return Confusion(activities, counts_A_A, np.array([np.mean(chances[activity]) for activity in activities]))


def _activity(name: str) -> str:
    return name.rpartition("_")[0]


def _nearest(clip: PreparedPoses, others: dict[str, PreparedPoses]) -> list[str]:
    """For each window of a clip, the clip with the nearest window; of equals the one first by name."""
    starts = range(0, clip.frame_count - WINDOW_FRAMES + 1, STEP_FRAMES)
    windows = [FrameSpan(start=start, stop=start + WINDOW_FRAMES) for start in starts]
    names = sorted(others)
    least_W_C = np.empty((len(windows), len(names)))
    for place, name in enumerate(names):
        found = profiles(clip, windows, others[name], FrameSpan(start=0, stop=others[name].frame_count))
        least_W_C[:, place] = [profile.errors_mm_O.min() for profile in found]
    return [names[place] for place in least_W_C.argmin(axis=1)]


def _chance(activity: str, others: dict[str, PreparedPoses]) -> float:
    places = {name: poses.frame_count - WINDOW_FRAMES + 1 for name, poses in others.items()}
    return sum(count for name, count in places.items() if _activity(name) == activity) / sum(places.values())


def report(found: Confusion) -> Table:
    """Shares by activity, and the matrix."""
    title = f"{found.right_share:.1%} right of {found.counts.sum()} windows; chance {found.chance:.1%}"
    table = Table("activity", "windows", "right", "chance", *found.activities, title=title)
    for place, activity in enumerate(found.activities):
        row = found.counts[place]
        shares = [f"{row[place] / row.sum():.0%}", f"{found.chances[place]:.0%}"]
        table.add_row(activity, str(row.sum()), *shares, *map(str, row))
    return table


if __name__ == "__main__":
    Console(width=110).print(report(confusion(Path(sys.argv[1]) if len(sys.argv) > 1 else CLIPS)))
