"""Where learners' windows fit: planted copies are found, broken bodies never win, units hold what they must."""

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from expertaf_rows import (
    HEAD,
    LEGS,
    Rules,
    Tables,
    Worked,
    candidates_row,
    for_pairing,
    labelled,
    pose_row,
    shown,
    videos_row,
    worked,
)
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pose_motion import motion, rotations

from schemas.expertaf.alignments import AlignmentsReject, AlignmentsRow, AlignmentsSettings, SearchSettings
from schemas.expertaf.candidates import CandidatesRow
from schemas.expertaf.labels import LabelsRow
from schemas.expertaf.poses import PoseRow, PosesSettings
from schemas.outcomes import Rejected
from schemas.pose import BodyRegion
from schemas.units import UnitResult
from tasks.expertaf import alignments, poses
from tasks.expertaf.alignments import window, zone
from tasks.pose.alignment import align
from tasks.pose.reference import MotionPair, frame_errors_mm, rescored
from tasks.pose.skeleton import REGION_JOINTS, SWAPPED
from tasks.sources.take_poses import pose_unit

RULES = Rules(alignments.groups, alignments.settle, align)
DEFAULT = AlignmentsSettings()
AT_ONCE = AlignmentsSettings(expert_before_sec=2, expert_after_sec=2)
"""The expert's zone is as long as the window: there is one place."""
SHORT = AlignmentsSettings(
    learner_before_sec=0.5, learner_after_sec=0.5, expert_before_sec=1, expert_after_sec=1, keep=20
)
Joints = NDArray[Any]
LEARNER = motion(300, seed=1)
OTHERS = tuple(motion(400, seed=seed) for seed in range(10, 14))
LEARNED = labelled("learner", video_time_sec=5.0)
WINDOW = slice(90, 210)
SAME_MM = 0.01
REJECTS = AlignmentsReject


def similar(joints: Joints, seed: int = 1) -> Joints:
    """Turned, scaled and put elsewhere, all frames alike."""
    return 1.3 * joints @ rotations(1, seed)[0].T + np.array([2.0, -1, 0.5])


def mirrored(joints: Joints) -> Joints:
    return joints[:, list(SWAPPED)] * np.array([-1.0, 1, 1])


def planted(joints: Joints, start: int, host: Joints = OTHERS[0]) -> Joints:
    """A take that holds other frames from `start` on."""
    return np.concatenate([host[:start], joints, host[start + len(joints) :]])


def of(name: str, moment: float = 5.0, recording: int = 0, **more: Any) -> LabelsRow:
    """An expert's commentary."""
    return shown(name, recording, video_time_sec=moment, **more)


class Table(dict[str, Joints]):
    """Joints by take."""

    def rows(self) -> list[PoseRow]:
        return [pose_row(name, joints) for name, joints in self.items()]


def aligned(
    rows: Iterable[CandidatesRow],
    takes: Iterable[PoseRow],
    experts: Iterable[LabelsRow],
    folder: Path,
    settings: AlignmentsSettings = DEFAULT,
) -> Worked:
    return worked(RULES, Tables(rows, takes, for_pairing(experts)), settings, folder, settings.search)


def against(
    experts: list[LabelsRow], takes: list[PoseRow], folder: Path, settings: AlignmentsSettings = DEFAULT
) -> Worked:
    """The learner against these experts."""
    own = [] if any(row.take_uid == LEARNED.take_uid for row in takes) else [pose_row("learner", LEARNER)]
    return aligned([candidates_row(LEARNED, experts)], [*own, *takes], experts, folder, settings)


def one(result: Worked) -> AlignmentsRow:
    (row,) = result.kept(AlignmentsRow)
    return row


class TestPlanted:
    def test_the_learners_own_clip_wins_among_others(self, tmp_path: Path) -> None:
        experts = [of("copy"), *(of(f"other{place}") for place in range(3))]
        takes = Table(copy=planted(similar(LEARNER[WINDOW]), 130), other0=OTHERS[1], other1=OTHERS[2], other2=OTHERS[3])
        row = one(against(experts, takes.rows(), tmp_path))
        assert (row.expert_commentary_ids[0], row.expert_start_frames[0]) == ("copy/ann/0", 130)
        assert row.errors_mm[0] < SAME_MM < row.errors_mm[1]
        assert row.sequence_errors_mm[0] < SAME_MM
        assert row.region_errors_mm[0] is not None
        assert row.region_errors_mm[0] < SAME_MM
        assert (row.learner_start_frame, row.window_frames, row.valid_frames[0]) == (90, 120, 120)
        assert (row.candidates_searched, row.candidates_refused) == (4, 0)
        assert row.errors_mm == sorted(row.errors_mm)
        assert row.errors_mm[1] > 10

    @pytest.mark.parametrize("start", [30, 31, 77, 149, 150])
    def test_a_shifted_copy_is_found_at_its_shift(self, tmp_path: Path, start: int) -> None:
        """The first and the last place of the zone too."""
        row = one(against([of("copy")], Table(copy=planted(similar(LEARNER[WINDOW]), start)).rows(), tmp_path))
        assert (row.expert_start_frames, row.errors_mm[0] < SAME_MM) == ([start], True)

    @pytest.mark.parametrize("start", [29, 151])
    def test_beyond_the_zone_it_is_not_found(self, tmp_path: Path, start: int) -> None:
        row = one(against([of("copy")], Table(copy=planted(similar(LEARNER[WINDOW]), start)).rows(), tmp_path))
        assert row.errors_mm[0] > SAME_MM

    def test_a_mirrored_copy_is_told_but_does_not_win(self, tmp_path: Path) -> None:
        blurred = LEARNER + np.random.default_rng(5).normal(size=LEARNER.shape) * 0.01
        takes = Table(mirrored=similar(mirrored(LEARNER)), blurred=blurred)
        row = one(against([of("mirrored"), of("blurred")], takes.rows(), tmp_path, AT_ONCE))
        assert row.expert_commentary_ids == ["blurred/ann/0", "mirrored/ann/0"]
        assert row.errors_mm[1] > 2 * row.errors_mm[0]
        told = [np.inf if error is None else error for error in row.mirrored_errors_mm]
        assert told[1] < SAME_MM
        assert told[0] > row.errors_mm[0]

    def test_the_mirrored_error_is_unknown_where_sides_do_not_meet(self, tmp_path: Path) -> None:
        """Both lack three joints of the left: 14 are in common, and 11 once one is mirrored."""
        present = np.ones((300, 17), np.bool_)
        present[:, [5, 7, 9]] = False
        takes = [pose_row("learner", LEARNER, present), pose_row("copy", similar(LEARNER), present)]
        row = one(against([of("copy")], takes, tmp_path, AT_ONCE))
        assert (row.errors_mm[0] < SAME_MM, row.mirrored_errors_mm) == (True, [None])

    def test_only_the_sequence_error_sees_the_height_of_a_jump(self, tmp_path: Path) -> None:
        """Two experts with the same poses in each frame, one of whom stays on the ground."""
        height = np.zeros((300, 1, 3))
        height[120:180, 0, 1] = 0.6 * np.sin(np.linspace(0, np.pi, 60))
        takes = Table(learner=LEARNER + height, jumps=similar(LEARNER + height), stays=similar(LEARNER))
        row = one(against([of("stays"), of("jumps")], takes.rows(), tmp_path, AT_ONCE))
        by_id = dict(zip(row.expert_commentary_ids, row.sequence_errors_mm, strict=True))
        assert max(row.errors_mm) < SAME_MM
        assert by_id["jumps/ann/0"] < SAME_MM
        assert by_id["stays/ann/0"] > 50

    def test_the_region_is_the_executions(self, tmp_path: Path) -> None:
        """An expert whose head alone differs: by whole-body alignment the legs differ less."""
        takes = Table(learner=LEARNER, nods=LEARNER.copy())
        takes["nods"][:, :5, 2] += 0.15
        experts = [of("nods")]
        rows = [candidates_row(LEARNED, experts, region) for region in (LEGS, HEAD, BodyRegion.JUMP)]
        found = {row.region: row for row in aligned(rows, takes.rows(), experts, tmp_path, AT_ONCE).kept(AlignmentsRow)}
        errors = {region: row.region_errors_mm[0] for region, row in found.items()}
        assert errors[HEAD] == pytest.approx(self.region_mm(takes["nods"], HEAD), rel=1e-4)
        assert errors[LEGS] == pytest.approx(self.region_mm(takes["nods"], LEGS), rel=1e-4)
        assert errors[BodyRegion.JUMP] == pytest.approx(found[LEGS].errors_mm[0])
        assert float(errors[HEAD] or 0) > 1.5 * float(errors[LEGS] or 0)

    def region_mm(self, expert: Joints, region: BodyRegion) -> float:
        weights = np.isin(np.arange(17), REGION_JOINTS[region]).astype(float)
        return float(frame_errors_mm(motion_pair(expert, WINDOW.start), weights_17=weights).mean())


def motion_pair(expert: Joints, start: int, span: slice = WINDOW) -> MotionPair:
    frames = span.stop - span.start
    everything = np.ones((frames, 17), np.bool_)
    return MotionPair(
        learner_T_17_3=LEARNER[span].astype(np.float32),
        learner_present_T_17=everything,
        expert_T_17_3=expert[start : start + frames].astype(np.float32),
        expert_present_T_17=everything,
    )


def half(frames: int = 400) -> PoseRow:
    present = np.ones((frames, 17), np.bool_)
    present[:, ::2] = False
    return pose_row("broken", motion(frames, 5), present)


BROKEN = {
    "zeros": pose_row("broken", np.zeros((400, 17, 3))),
    "no numbers": pose_row("broken", np.full((400, 17, 3), np.nan)),
    "half of the joints": half(),
    "nothing": pose_row("broken", motion(400, 5), np.zeros((400, 17), np.bool_)),
    "a point": pose_row("broken", np.full((400, 17, 3), 1.5)),
    "three frames": pose_row("broken", motion(3, 5)),
}


@pytest.mark.parametrize("name", BROKEN)
class TestBroken:
    """Takes that the gates stop, and that the search refuses were they to come through."""

    def test_as_an_expert_it_never_wins(self, tmp_path: Path, name: str) -> None:
        takes = [BROKEN[name], pose_row("other", OTHERS[0])]
        row = one(against([of("broken"), of("other")], takes, tmp_path))
        assert row.expert_commentary_ids == ["other/ann/0"]
        assert (row.candidates_searched, row.candidates_refused) == (1, 1)
        alone = against([of("broken")], takes[:1], tmp_path)
        assert alone.rejects == {"learner/ann/0/legs": REJECTS.NO_WINDOW}

    def test_as_a_learner_it_has_no_window(self, tmp_path: Path, name: str) -> None:
        own = BROKEN[name].model_copy(update={"take_uid": LEARNED.take_uid, "take_name": "learner"})
        result = against([of("other")], [own, pose_row("other", OTHERS[0])], tmp_path)
        reason = REJECTS.LEARNER_TAKE_TOO_SHORT if name == "three frames" else REJECTS.LEARNER_WINDOW_GAPS
        assert result.rejects == {"learner/ann/0/legs": reason}

    def test_the_gates_stop_it(self, tmp_path: Path, name: str) -> None:
        row = BROKEN[name]
        joints = np.frombuffer(row.joints, "<f4").reshape(-1, 17, 3)
        present = np.frombuffer(row.present, np.bool_).reshape(-1, 17)
        np.save(tmp_path / "broken.npy", np.concatenate([joints, present[:, :, None]], axis=2))
        tables = Tables([videos_row("broken")], for_pairing([labelled("broken")]), data=tmp_path)
        settings = PosesSettings(npy_folder=".")
        result = worked(Rules(poses.groups, poses.settle, pose_unit), tables, settings, tmp_path, settings)
        assert list(result.rejects) == ["uid-broken"]


class TestGaps:
    def test_a_share_is_what_it_says(self, tmp_path: Path) -> None:
        """0.55 of 100 frames are 55, whatever floats make of it."""
        settings = AlignmentsSettings(
            learner_before_sec=5 / 3, learner_after_sec=5 / 3, search=SearchSettings(min_frame_share=0.55)
        )
        for gaps, is_kept in ((45, True), (46, False)):
            own = LEARNER.copy()
            own[100 : 100 + gaps] = np.nan
            takes = Table(learner=own, other=OTHERS[0]).rows()
            result = against([of("other")], takes, tmp_path, settings)
            assert bool(result.kept(AlignmentsRow)) == is_kept
            assert not is_kept or one(result).valid_frames == [55]

    def test_gaps_outside_the_window_do_not_matter(self, tmp_path: Path) -> None:
        own = np.full_like(LEARNER, np.nan)
        own[WINDOW] = LEARNER[WINDOW]
        whole = one(against([of("other")], Table(other=OTHERS[0]).rows(), tmp_path))
        assert one(against([of("other")], Table(learner=own, other=OTHERS[0]).rows(), tmp_path)) == whole

    def test_a_fault_is_a_reject(self) -> None:
        tables = Tables(
            [candidates_row(LEARNED, [of("other")])],
            Table(learner=LEARNER, other=OTHERS[0]).rows(),
            for_pairing([of("other")]),
        )
        (group,) = alignments.groups(tables, DEFAULT)
        (outcome,) = alignments.settle(group, (UnitResult(None, "the disk is full"),), DEFAULT)
        assert isinstance(outcome, Rejected)
        assert (outcome.reason, outcome.detail) == (REJECTS.COMPUTATION, "the disk is full")


CLIP = pose_row("clip", motion(300, 1))
MOMENTS = st.floats(0, 11)
SPANS = st.floats(0, 6)


class TestPlaces:
    @pytest.mark.parametrize(("moment", "start"), [(5.0, 90), (0, 0), (0.5, 0), (2.1, 3), (9.5, 180), (10.9, 180)])
    def test_a_window_is_moved_inside(self, tmp_path: Path, moment: float, start: int) -> None:
        learner = labelled("learner", video_time_sec=moment)
        copy = planted(similar(LEARNER[start : start + 120]), 100)
        rows = [candidates_row(learner, [of("copy")])]
        row = one(aligned(rows, Table(learner=LEARNER, copy=copy).rows(), [of("copy")], tmp_path))
        assert (row.learner_start_frame, row.window_frames, row.expert_start_frames) == (start, 120, [100])
        assert row.errors_mm[0] < SAME_MM

    def test_frames_are_counted_at_the_takes_rate(self, tmp_path: Path) -> None:
        """At 15 frames per second the window of 4 s at 5 s begins with frame 45, and the zone ends with frame 135."""
        copy = planted(similar(LEARNER[45:105]), 75)
        takes = [pose_row("learner", LEARNER, fps=15.0), pose_row("copy", copy, fps=15.0)]
        row = one(against([of("copy")], takes, tmp_path))
        assert (row.fps, row.learner_start_frame, row.window_frames, row.expert_start_frames) == (15.0, 45, 60, [75])
        assert row.errors_mm[0] < SAME_MM

    @given(moment=MOMENTS, before=SPANS, after=SPANS)
    def test_windows_have_their_length_and_lie_inside(self, moment: float, before: float, after: float) -> None:
        frames = round((before + after) * 30)
        found = window(moment, before, after, CLIP)
        assert (found is None) == (not 1 <= frames <= 300)
        if found:
            assert (found.frame_count, found.start >= 0, found.stop <= 300) == (frames, True, True)
            wanted = round((moment - before) * 30)
            assert found.start == wanted or found.start == (0 if wanted < 0 else 300 - frames)

    @given(moment=MOMENTS, before=SPANS, after=SPANS)
    def test_zones_are_clipped(self, moment: float, before: float, after: float) -> None:
        found = zone(moment, before, after, CLIP)
        start, stop = round((moment - before) * 30), round((moment + after) * 30)
        wanted = [frame for frame in range(start, stop) if 0 <= frame < 300]
        if wanted:
            assert (found.start, found.stop) == (wanted[0], wanted[-1] + 1)
        else:
            assert (found.frame_count, found.stop <= 300) == (1, True)

    @pytest.mark.parametrize(("moment", "start"), [(0.0, 0), (1.0, 30), (9.4, 280), (10.2, 280)])
    def test_a_zone_at_an_edge_is_searched_to_the_edge(self, tmp_path: Path, moment: float, start: int) -> None:
        """At 0 s it has as many frames as the window, at 10.2 s of a take of 13.33 s a few more."""
        takes = Table(copy=planted(LEARNER[WINDOW], start)).rows()
        row = one(against([of("copy", moment)], takes, tmp_path))
        assert (row.expert_start_frames, row.errors_mm[0] < SAME_MM) == ([start], True)

    def test_a_zone_shorter_than_the_window_is_refused(self, tmp_path: Path) -> None:
        result = against([of("end", 13.4)], Table(end=OTHERS[0]).rows(), tmp_path)
        assert result.rejects == {"learner/ann/0/legs": REJECTS.NO_WINDOW}


class TestSearch:
    def test_overlapping_zones_are_as_separate_ones_and_as_the_reference(self, tmp_path: Path) -> None:
        """Two moments of the learner, and two commentaries that lie 0.6 s apart in one expert take."""
        learners = [labelled("learner", n, video_time_sec=moment) for n, moment in enumerate((5.0, 5.4))]
        experts = [of("other", 5.0), of("other", 5.6, 1)]
        takes = Table(learner=LEARNER, other=OTHERS[0]).rows()
        both = [candidates_row(learner, experts) for learner in learners]
        together = aligned(both, takes, experts, tmp_path, SHORT)
        assert len(together.unit_keys) == 1
        for row, learner, begin in zip(together.kept(AlignmentsRow), learners, (135, 147), strict=True):
            assert (row.learner_start_frame, row.window_frames) == (begin, 30)
            for expert, first in zip(experts, (120, 138), strict=True):
                place = row.expert_commentary_ids.index(expert.commentary_id)
                alone = one(aligned([candidates_row(learner, [expert])], takes, [expert], tmp_path, SHORT))
                assert (row.expert_start_frames[place], row.errors_mm[place]) == (
                    alone.expert_start_frames[0],
                    alone.errors_mm[0],
                )
                errors = [self.measured(OTHERS[0], start, begin) for start in range(first, first + 31)]
                assert row.expert_start_frames[place] == first + int(np.argmin(errors))
                assert row.errors_mm[place] == pytest.approx(min(errors), rel=1e-9)

    def measured(self, expert: Joints, start: int, begin: int) -> float:
        return rescored(motion_pair(expert, start, slice(begin, begin + 30))).error_mm

    def test_ties_go_by_commentary_then_by_start(self, tmp_path: Path) -> None:
        takes = [pose_row(name, OTHERS[0]) for name in ("x", "y", "z")]
        experts = [of("z"), of("x", recording=2), of("y"), of("x", recording=1)]
        expected = ["x/ann/1", "x/ann/2", "y/ann/0", "z/ann/0"]
        for order in range(4):
            shuffled = experts[order:] + experts[:order]
            row = one(against(shuffled, takes[order % 3 :] + takes[: order % 3], tmp_path))
            assert row.expert_commentary_ids == expected
            assert len(set(row.errors_mm)) == 1
        repeated = np.tile(OTHERS[1][:40], (10, 1, 1))
        row = one(against([of("x")], [pose_row("x", repeated)], tmp_path))
        assert row.expert_start_frames[0] < 30 + 40

    def test_only_the_best_are_kept_and_all_are_counted(self, tmp_path: Path) -> None:
        experts = [of(f"other{place}") for place in range(4)]
        takes = [pose_row(f"other{place}", joints) for place, joints in enumerate(OTHERS)]
        every = one(against(experts, takes, tmp_path))
        two = one(against(experts, takes, tmp_path, DEFAULT.model_copy(update={"keep": 2})))
        assert two.expert_commentary_ids == every.expert_commentary_ids[:2]
        assert two.errors_mm == every.errors_mm[:2]
        assert two.candidates_searched == 4
        assert two.median_error_mm == pytest.approx(every.median_error_mm, abs=1e-3)
        assert every.median_error_mm == np.median(every.errors_mm)


class TestUnits:
    """A small table: two learners, and two expert takes with one commentary each."""

    learners = [
        labelled("a", video_time_sec=5.0),
        labelled("b", video_time_sec=4.0),
        labelled("a", 1, video_time_sec=7),
    ]
    experts = [of("x"), of("y")]
    takes = Table(a=LEARNER, b=motion(300, 2), x=OTHERS[0], y=OTHERS[1])

    def keys(
        self, folder: Path, learners: list[LabelsRow], experts: list[LabelsRow], takes: Table
    ) -> dict[tuple[str, str], str]:
        """Keys by pair of takes."""
        rows = [candidates_row(learner, experts) for learner in sorted(learners, key=lambda row: row.take_uid)]
        made = aligned(rows, takes.rows(), experts, folder, SHORT).unit_keys
        names = [sorted({row.take_name for row in table}) for table in (learners, experts)]
        pairs = [(learner, expert) for learner in names[0] for expert in names[1]]
        return dict(zip(pairs, made, strict=True))

    def changes(self, folder: Path, learners: list[LabelsRow], experts: list[LabelsRow], takes: Table) -> set[str]:
        before = self.keys(folder, self.learners, self.experts, self.takes)
        after = self.keys(folder, learners, experts, takes)
        assert len(set(after.values())) == len(after)
        return {"-".join(pair) for pair, key in after.items() if before.get(pair) != key}

    def test_a_new_expert_take_has_only_its_own_units(self, tmp_path: Path) -> None:
        takes = Table(**self.takes, n=OTHERS[2])
        assert self.changes(tmp_path, self.learners, [*self.experts, of("n")], takes) == {"a-n", "b-n"}

    def test_changed_poses_change_only_their_own_units(self, tmp_path: Path) -> None:
        for name, pairs in (("y", {"a-y", "b-y"}), ("b", {"b-x", "b-y"})):
            changed = self.takes[name].copy()
            changed[-1, 16, 2] += 0.001
            takes = Table(**{**self.takes, name: changed})
            assert self.changes(tmp_path, self.learners, self.experts, takes) == pairs

    def test_another_commentary_changes_only_pairs_with_its_take(self, tmp_path: Path) -> None:
        experts = [*self.experts, of("x", 8.0, 1)]
        assert self.changes(tmp_path, self.learners, experts, self.takes) == {"a-x", "b-x"}
        learners = [*self.learners, labelled("b", 1, video_time_sec=8.0)]
        assert self.changes(tmp_path, learners, self.experts, self.takes) == {"b-x", "b-y"}

    def test_what_is_said_at_the_same_moment_changes_nothing(self, tmp_path: Path) -> None:
        learners = [*self.learners, labelled("b", 1, video_time_sec=4.0, text="Look ahead.")]
        experts = [*self.experts, of("x", 5.0, 1)]
        assert self.changes(tmp_path, learners, experts, self.takes) == set()

    def test_names_do_not_count(self, tmp_path: Path) -> None:
        renamed = Table(**{**self.takes, "renamed": self.takes["y"]})
        before = self.keys(tmp_path, self.learners, self.experts, self.takes)
        after = self.keys(tmp_path, self.learners, [of("x"), of("renamed")], renamed)
        assert set(after.values()) == set(before.values())

    @pytest.mark.parametrize("seed", range(4))
    def test_the_order_of_rows_does_not_matter(self, tmp_path: Path, seed: int) -> None:
        rows = [candidates_row(learner, self.experts) for learner in self.learners]
        takes, experts = self.takes.rows(), list(self.experts)
        first = aligned(rows, takes, experts, tmp_path, SHORT)
        assert len(first.kept(AlignmentsRow)) == 3
        draw = random.Random(seed)
        for table in (rows, takes, experts):
            draw.shuffle(table)
        again = aligned(rows, takes, experts, tmp_path, SHORT)
        assert again.entries == [row.execution_id for row in rows]
        by_id = {row.execution_id: row for row in again.kept(AlignmentsRow)}
        assert by_id == {row.execution_id: row for row in first.kept(AlignmentsRow)}
