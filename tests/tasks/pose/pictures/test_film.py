"""The film: as many pictures as frames, at the pair's rate, with the videos above and the cursor on the curve."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import av
import numpy as np
import pytest
from shown_pairs import FRAMES, HOSTILE, body, pair, without

from tasks.pose.pictures.canvas import Box, Canvas, own_settings
from tasks.pose.pictures.film import VIDEO_PX, drawn_film, film, layout_of, pictures
from tasks.pose.pictures.look import PANEL
from tasks.pose.pictures.shown import Rgb, ShownPair

SHORT = 4
NAN = np.full(SHORT, np.nan)


def video(
    count: int, shape: tuple[int, int] = (60, 80), closed: list[str] | None = None
) -> Callable[[], Iterator[Rgb | None]]:
    """A video of so many pictures, each of one grey."""

    def opened() -> Iterator[Rgb | None]:
        try:
            for number in range(count):
                yield np.full((*shape, 3), 50 + number, np.uint8)
        finally:
            if closed is not None:
                closed.append("closed")

    return opened


def short(**more: object) -> ShownPair:
    return pair(body(SHORT, **more), body(SHORT, seed=2))


def drawn(shown: ShownPair) -> list[Rgb]:
    with own_settings():
        return list(pictures(shown))


def part(picture: Rgb, box: Box) -> Rgb:
    return picture[round(box.top) : round(box.bottom), round(box.left) : round(box.right)]


def video_box(shown: ShownPair, place: int) -> Box:
    layout = layout_of(shown)
    return layout.panel(place, layout.videos_top, VIDEO_PX)


@pytest.mark.parametrize("fps", [30.0, 29.97002997002997, 12.5])
def test_a_film_has_every_frame_at_the_pairs_rate(tmp_path: Path, fps: float) -> None:
    shown = pair(body(SHORT), body(SHORT, seed=2), fps=fps)
    film(shown, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as container:
        stream = container.streams.video[0]
        frames = list(container.decode(stream))
        assert len(frames) == SHORT
        assert stream.average_rate == Fraction(fps).limit_denominator(1001)
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == layout_of(shown).size
        told = frames[-1].reformat(format="rgb24", src_colorspace="ITU709").to_ndarray().astype(int)
    assert np.abs(told - drawn(shown)[-1]).mean() < 3


def test_the_same_pair_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.mp4", "two.mp4"):
        film(short(open_video=video(SHORT)), tmp_path / name)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_pictures_move_where_something_moves() -> None:
    shown = pair()
    first, last = (drawn(shown)[frame] for frame in (0, FRAMES - 1))
    layout = layout_of(shown)
    moved = (first != last).any(axis=2)
    assert moved[round(layout.bodies_top) : round(layout.curve.top) - 40].any()
    assert part(moved, layout.curve).any()
    assert not moved[: round(layout.bodies_top)].any()


def test_the_cursor_is_where_the_frame_is() -> None:
    shown = short()
    box = layout_of(shown).curve
    for frame, picture in enumerate(drawn(shown)):
        light = part(picture, box)[:12].mean(axis=(0, 2))
        assert np.argmin(light) == pytest.approx((frame + 0.5) / SHORT * box.width, abs=1.5)


def test_videos_stand_above_their_bodies() -> None:
    shown = short(open_video=video(SHORT))
    for number, picture in enumerate(drawn(shown)):
        learner, expert = (part(picture, video_box(shown, place)) for place in range(2))
        assert (learner[:, 200:520] == 50 + number).all()
        assert set(np.unique(learner[:, :100])) == {int(PANEL[place : place + 2], 16) for place in (1, 3, 5)}
        assert expert.mean() > 200


def test_a_wide_video_keeps_its_shape() -> None:
    shown = short(open_video=video(1, (90, 160)))
    box = video_box(shown, 0)
    is_video = (part(drawn(shown)[0], box) == 50).all(axis=2)
    assert is_video.any(axis=1).sum() / is_video.any(axis=0).sum() == pytest.approx(9 / 16, rel=0.01)


def test_a_video_that_ends_early_leaves_its_panel_empty() -> None:
    shown = short(open_video=video(2))
    parts = [part(picture, video_box(shown, 0)) for picture in drawn(shown)]
    assert (parts[1] == 51).any()
    assert not (parts[2] == 51).any()


def test_a_video_is_closed_with_the_film() -> None:
    closed: list[str] = []
    kept = video(100, closed=closed)()
    drawn(short(open_video=lambda: kept))
    assert closed == ["closed"]


def test_without_videos_there_is_no_room_for_them() -> None:
    assert layout_of(short()).size.height == layout_of(short(open_video=video(1))).size.height - VIDEO_PX - 8


@pytest.mark.parametrize(
    "shown",
    [
        pair(body(SHORT, take=HOSTILE, text=HOSTILE), body(SHORT, take=HOSTILE, text=HOSTILE, open_video=video(0))),
        pair(body(SHORT, present_T_17=without(*range(17), frames=SHORT)), body(SHORT), errors_mm_T=NAN),
        pair(body(1), body(1, seed=2), errors_mm_T=np.array([1e7])),
    ],
    ids=["hostile text", "nobody", "one frame"],
)
def test_hard_pairs_are_drawn_and_words_cover_no_words(shown: ShownPair) -> None:
    with own_settings():
        canvas = Canvas(layout_of(shown).size)
        moving = drawn_film(canvas, shown, layout_of(shown))
        moving.told.set_text("10000.00 s     not aligned")
        boxes = canvas.text_boxes()
    is_apart = [
        one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        for one, other in combinations(boxes, 2)
    ]
    assert all(is_apart)
    assert all(box.left >= 0 and box.right <= canvas.size.width and box.bottom <= canvas.size.height for box in boxes)
    assert len(drawn(shown)) == shown.frame_count
