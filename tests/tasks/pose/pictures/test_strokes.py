"""A body is drawn of what is there; the region judged is drawn stronger."""

import numpy as np
import pytest
from small_poses import STANDING_17_3

from schemas.pose import BodyRegion
from tasks.pose.pictures.look import LEFT, PANEL, RIGHT
from tasks.pose.pictures.strokes import STRONG_M, body_strokes, overlay_strokes, strong_limbs, torso
from tasks.pose.skeleton import BONES, Limb

PX_PER_M = 100.0
PLACES = STANDING_17_3[:, [1, 2, 0]] * (PX_PER_M, -PX_PER_M, 1)


def gone(*joints: int) -> np.ndarray:
    places = PLACES.copy()
    places[list(joints)] = np.nan
    return places


def lines(places: np.ndarray, region: BodyRegion = BodyRegion.HEAD) -> int:
    strokes = body_strokes(places, region, PX_PER_M)
    assert np.isfinite(strokes.segments_N_2_2).all()
    assert len(strokes.segments_N_2_2) == len(strokes.colours) == len(strokes.widths_px)
    return sum(colour != PANEL for colour in strokes.colours)


@pytest.mark.parametrize(
    ("absent", "lost"),
    [((9,), 1), ((7,), 2), ((11,), 3), ((5,), 4), ((0,), 1), ((3,), 0), ((1, 2, 3, 4), 3)],
    ids=["wrist", "elbow", "hip", "shoulder and neck", "nose", "ear", "a nose alone is no head"],
)
def test_absent_joints_are_not_drawn(absent: tuple[int, ...], lost: int) -> None:
    assert lines(PLACES) - lines(gone(*absent)) == lost


def test_nothing_is_drawn_of_nobody() -> None:
    nobody = np.full((17, 3), np.nan)
    assert lines(nobody) == 0
    assert len(overlay_strokes(nobody, PX_PER_M).segments_N_2_2) == 0
    assert torso(nobody) == []


def test_a_trunk_has_four_corners() -> None:
    assert len(torso(PLACES)) == 1
    assert torso(gone(6)) == []


@pytest.mark.parametrize(
    ("region", "limbs"),
    [
        (BodyRegion.HEAD, set()),
        (BodyRegion.SHOULDER, {Limb(5, 6)}),
        (BodyRegion.ARMS, {Limb(5, 6), *BONES[:4]}),
        (BodyRegion.HANDS, {Limb(7, 9), Limb(8, 10)}),
        (BodyRegion.LEGS, {Limb(11, 12), *BONES[4:]}),
        (BodyRegion.JUMP, {*BONES, Limb(5, 6), Limb(11, 12), Limb(5, 11), Limb(6, 12)}),
    ],
)
def test_the_region_is_drawn_stronger(region: BodyRegion, limbs: set[Limb]) -> None:
    assert strong_limbs(region) == limbs
    strokes = body_strokes(PLACES, region, PX_PER_M)
    inner = zip(strokes.colours, strokes.widths_px, strict=True)
    assert sum(colour != PANEL and width == STRONG_M * PX_PER_M for colour, width in inner) == len(limbs)


def test_left_and_right_have_their_colours() -> None:
    strokes = body_strokes(PLACES, BodyRegion.HANDS, PX_PER_M)
    ends = {colour: end for colour, (_, end) in zip(strokes.colours, strokes.segments_N_2_2, strict=True)}
    np.testing.assert_array_equal(ends[LEFT], PLACES[9, :2])
    np.testing.assert_array_equal(ends[RIGHT], PLACES[10, :2])


def test_what_is_nearer_is_drawn_later() -> None:
    places = PLACES.copy()
    places[[8, 10], 2] = -1.0
    assert body_strokes(places, BodyRegion.HANDS, PX_PER_M).colours[-1] == RIGHT
    places[[8, 10], 2] = 1.0
    assert RIGHT in body_strokes(places, BodyRegion.HANDS, PX_PER_M).colours[:4]
