"""The contact sheet: what stands in the cells, and that no words cover each other."""

import io
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.image import imread
from shown_pairs import FRAMES, HOSTILE, body, pair, without

from schemas.pose import BodyRegion
from tasks.pose.pictures.canvas import Box, own_settings
from tasks.pose.pictures.look import LEFT, OVERLAY, RIGHT
from tasks.pose.pictures.sheet import (
    MOMENTS,
    ROW_GAP_PX,
    ROW_PX,
    ROWS_TOP_PX,
    SHEET,
    contact_sheet,
    drawn_sheet,
    moments,
)
from tasks.pose.pictures.shown import ShownPair

LEFT_JOINTS = (5, 7, 9, 11, 13, 15)
NAN = np.full(FRAMES, np.nan)
EXPERT_TOP_PX = ROWS_TOP_PX + ROW_PX + ROW_GAP_PX
HARD = {
    "hostile text": pair(body(take=HOSTILE, text=HOSTILE), body(take=HOSTILE, text=HOSTILE), region=BodyRegion.HANDS),
    "no words": pair(body(take="", text=""), body(take="", text=" \n")),
    "no errors": pair(errors_mm_T=NAN, region=BodyRegion.JUMP),
    "huge errors": pair(errors_mm_T=np.full(FRAMES, 1e7), fps=999.123),
    "errors now and then": pair(errors_mm_T=np.where(np.arange(FRAMES) % 3 == 0, 20.0, np.nan), fps=0.1),
    "nobody": pair(body(present_T_17=without(*range(17))), errors_mm_T=NAN),
    "one frame": pair(body(1), body(1, seed=2)),
    "many frames": pair(body(5_000), body(5_000, seed=2), fps=0.1),
}


def drawn(shown: ShownPair) -> np.ndarray:
    return np.round(imread(io.BytesIO(contact_sheet(shown)))[:, :, :3] * 255).astype(np.uint8)


def count(picture: np.ndarray, colour: str, top: int = ROWS_TOP_PX, height: int = ROW_PX) -> int:
    rgb = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return int((picture[top : top + height] == rgb).all(axis=2).sum())


def overlap(one: Box, other: Box) -> bool:
    is_beside = one.right <= other.left or other.right <= one.left
    return not (is_beside or one.bottom <= other.top or other.bottom <= one.top)


@pytest.mark.parametrize("name", HARD)
def test_words_cover_no_words_and_stay_in_the_picture(name: str) -> None:
    with own_settings():
        boxes = drawn_sheet(HARD[name]).text_boxes()
    assert len(boxes) > 20
    assert not [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)]
    assert all(
        box.left >= 0 and box.right <= SHEET.width and box.top >= 0 and box.bottom <= SHEET.height for box in boxes
    )


@pytest.mark.parametrize("name", ["hostile text", "nobody", "one frame"])
def test_hard_pairs_are_drawn(name: str) -> None:
    assert drawn(HARD[name]).shape == (SHEET.height, SHEET.width, 3)


def test_the_same_pair_gives_the_same_bytes() -> None:
    assert contact_sheet(pair()) == contact_sheet(pair())


def test_the_users_settings_play_no_part() -> None:
    usual = contact_sheet(pair())
    with mpl.rc_context({"text.usetex": True, "lines.antialiased": False, "path.sketch": (9, 9, 9), "font.size": 30}):
        assert contact_sheet(pair()) == usual
        assert mpl.rcParams["font.size"] == 30


def test_absent_joints_are_not_drawn() -> None:
    picture = drawn(pair(expert=body(seed=2, present_T_17=without(*LEFT_JOINTS))))
    assert count(picture, LEFT) > 200
    assert count(picture, LEFT, EXPERT_TOP_PX) == 0
    assert count(picture, RIGHT, EXPERT_TOP_PX) > 1000


def test_the_region_is_drawn_stronger() -> None:
    arms, shoulders = drawn(pair()), drawn(pair(region=BodyRegion.SHOULDER))
    assert count(arms, RIGHT, EXPERT_TOP_PX) > 1000
    assert count(shoulders, RIGHT, EXPERT_TOP_PX) == 0


def test_the_expert_is_laid_over_the_learner_only_where_it_is_aligned() -> None:
    aligned, other = drawn(pair()), drawn(pair(errors_mm_T=NAN))
    assert (aligned[ROWS_TOP_PX : ROWS_TOP_PX + ROW_PX] != other[ROWS_TOP_PX : ROWS_TOP_PX + ROW_PX]).any()
    expert = slice(EXPERT_TOP_PX, EXPERT_TOP_PX + ROW_PX)
    np.testing.assert_array_equal(aligned[expert], other[expert])


def test_both_may_face_any_way() -> None:
    """A quarter turn of the expert as a whole leaves the picture nearly as it was."""
    joints = body(seed=2).joints_T_17_3[:, :, [1, 0, 2]] * np.array([-1, 1, 1], np.float32)
    usual, turned = drawn(pair()), drawn(pair(expert=body(seed=2, joints_T_17_3=joints)))
    rows = slice(ROWS_TOP_PX, EXPERT_TOP_PX + ROW_PX)
    assert (usual[rows] != turned[rows]).any(axis=2).mean() < 0.002
    assert count(usual, OVERLAY, EXPERT_TOP_PX) > 0


@pytest.mark.parametrize("frames", [1, 7, 8, 24, 120, 121])
def test_moments_are_evenly_spaced(frames: int) -> None:
    shown = moments(frames)
    assert len(shown) == MOMENTS
    assert shown[0] >= 0
    assert shown[-1] < frames
    assert np.ptp(np.diff(shown)) <= 1
    assert shown[0] == pytest.approx(frames - 1 - shown[-1], abs=1)
