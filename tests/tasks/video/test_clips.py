"""Clips hold the frames that they should: videos made here show their own frame number in black and white bars."""

import io
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.errors import TouchlineError
from schemas.video import ClipSettings, Effort, FrameTiming
from tasks.video.clips import ClipError, VideoFacts, cut_clip, probe
from tasks.video.geometry import Size, clip_size, resizing, square_size, turn_of

DATA = Path(__file__).resolve().parents[3] / "../shared/data"
BITS = 8
BAR_PX = 12
WIDTH, HEIGHT = BITS * BAR_PX, 64
QUICK = ClipSettings(effort=Effort.ULTRAFAST)
NTSC = Fraction(30_000, 1001)


class Made(NamedTuple):
    """How a video is made."""

    name: str = "video.mp4"
    frames: int = 90
    rate: Fraction = Fraction(30)
    size: tuple[int, int] = (WIDTH, HEIGHT)
    codec: str = "libx264"
    pix_fmt: str = "yuv420p"
    times_ms: Sequence[int] = ()
    matrix: Sequence[int] = ()
    pixel_aspect: Fraction | None = None
    sound_sec: float = 0
    first_frame: int = 0
    options: tuple[tuple[str, str], ...] = (("g", "12"),)


PLAIN = Made()


def bars(index: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> np.ndarray:
    """A picture of a number: its bits as bars from left to right, the least first, spread over the width."""
    width, height = size
    bit = np.arange(width) * BITS // width
    row = np.where((index >> bit) & 1, 235, 20).astype(np.uint8)
    return np.broadcast_to(row[None, :, None], (height, width, 3)).copy()


def number(picture: np.ndarray) -> int:
    """The number that a picture shows."""
    width = picture.shape[1]
    middles = [int((bit + 0.5) * width / BITS) for bit in range(BITS)]
    return sum(1 << bit for bit, x in enumerate(middles) if picture[:, x - 1 : x + 2].mean() > 128)


def make(folder: Path, made: Made = PLAIN, pictures: Sequence[np.ndarray] = ()) -> Path:
    """Write a video of `made.frames` numbers, or of the pictures given."""
    path = folder / made.name
    drawn = pictures or [bars(index, made.size) for index in range(made.frames)]
    with av.open(str(path), "w", options={"movflags": "+faststart"} if made.name.endswith("mp4") else {}) as output:
        stream = output.add_stream(made.codec, rate=made.rate, options=dict(made.options))
        stream.width, stream.height, stream.pix_fmt = drawn[0].shape[1], drawn[0].shape[0], made.pix_fmt
        stream.codec_context.time_base = Fraction(1, 1000) if made.times_ms else 1 / made.rate
        if made.pixel_aspect:
            stream.codec_context.sample_aspect_ratio = made.pixel_aspect
        if made.matrix:
            stream.set_display_matrix(made.matrix)
        if made.sound_sec:
            add_silence(output, made.sound_sec)
        for index, picture in enumerate(drawn):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = made.times_ms[index] if made.times_ms else index + made.first_frame
            frame.time_base = stream.codec_context.time_base
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def add_silence(output: av.container.OutputContainer, seconds: float) -> None:
    sound = output.add_stream("aac", rate=48_000, layout="mono")
    samples = np.zeros((1, 1024), np.float32)
    for block in range(int(seconds * 48_000 / 1024)):
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, block * 1024, Fraction(1, 48_000)
        output.mux(sound.encode(frame))
    output.mux(sound.encode(None))


def pictures_of(clip: bytes) -> list[np.ndarray]:
    with av.open(io.BytesIO(clip)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def numbers_of(clip: bytes) -> list[int]:
    return [number(picture) for picture in pictures_of(clip)]


def times_of(clip: bytes) -> list[float]:
    with av.open(io.BytesIO(clip)) as container:
        return [round(float(frame.time or 0), 6) for frame in container.decode(video=0)]


def fault(source: Path, start_sec: float = 0.5, end_sec: float = 1.5) -> str:
    """What the error says; it always names the file, and it can always be told to a person."""
    with pytest.raises(ClipError) as caught:
        cut_clip(source, start_sec, end_sec, QUICK)
    assert isinstance(caught.value, TouchlineError)
    assert str(source) in str(caught.value)
    return str(caught.value)


class TestFrames:
    """Which frames are in a clip."""

    @pytest.mark.parametrize("rate", [Fraction(30), NTSC, Fraction(25), Fraction(24_000, 1001)], ids=str)
    @pytest.mark.parametrize(
        ("name", "codec"),
        [
            ("video.mp4", "libx264"),
            ("video.mov", "libx264"),
            ("video.mkv", "libx264"),
            ("video.ts", "libx264"),
            ("video.avi", "libx264"),
            ("video.avi", "mpeg4"),
            ("video.mp4", "libx265"),
        ],
    )
    def test_they_are_those_shown_in_the_span(self, tmp_path: Path, name: str, codec: str, rate: Fraction) -> None:
        source = make(tmp_path, Made(name, rate=rate, codec=codec))
        third = Fraction(1, 3)
        for first, end in ((0, 3), (11, 37), (36, 60), (47, 48), (80, 90)):
            assert numbers_of(cut_clip(source, float(first / rate), float(end / rate), QUICK)) == [*range(first, end)]
        for first, end in ((0, 3), (11, 37)):
            start, stop = float((first + third) / rate), float((end - third) / rate)
            assert numbers_of(cut_clip(source, start, stop, QUICK)) == [*range(first + 1, end)]

    @pytest.mark.parametrize(
        "options", [(("g", "250"),), (("g", "1"),), (("g", "30"), ("x264-params", "open-gop=1:bframes=3"))]
    )
    def test_keyframes_may_stand_anywhere(self, tmp_path: Path, options: tuple[tuple[str, str], ...]) -> None:
        source = make(tmp_path, Made(frames=120, options=options))
        for first in (0, 1, 29, 30, 31, 59, 61, 100):
            assert numbers_of(cut_clip(source, first / 30, (first + 5) / 30, QUICK)) == list(range(first, first + 5))

    def test_one_frame_is_a_clip(self, tmp_path: Path) -> None:
        whole = make(tmp_path)
        assert numbers_of(cut_clip(whole, 1.0, 1.0 + 1 / 30, QUICK)) == [30]
        single = make(tmp_path, Made("single.mp4", frames=1))
        assert numbers_of(cut_clip(single, 0.0, 0.5, QUICK)) == [0]

    def test_a_span_between_two_frames_holds_none(self, tmp_path: Path) -> None:
        assert "has no frame from 1.010 s to 1.020 s" in fault(make(tmp_path), 1.01, 1.02)

    def test_times_count_from_the_start_of_the_file(self, tmp_path: Path) -> None:
        """A transport stream's clock starts anywhere; a film may begin after its sound."""
        late = make(tmp_path, Made("late.ts", first_frame=300))
        assert numbers_of(cut_clip(late, 1.0, 1.2, QUICK)) == list(range(30, 36))
        after_sound = make(tmp_path, Made(first_frame=15, sound_sec=3.5))
        assert numbers_of(cut_clip(after_sound, 1.0, 1.2, QUICK)) == list(range(15, 21))

    def test_a_clip_may_end_a_little_after_its_video(self, tmp_path: Path) -> None:
        source = make(tmp_path)
        assert numbers_of(cut_clip(source, 2.5, 3.9, QUICK)) == list(range(75, 90))
        assert "has no frames after 3.000 s, and the clip ends at 4.500 s" in fault(source, 2.5, 4.5)


class TestVaryingRate:
    """A source whose frames are not evenly spaced, at 25 frames a second on average."""

    TIMES_MS = (0, 40, 80, 100, 120, 200, 280, 320, 360, 400)
    MADE = Made("varying.mkv", frames=10, rate=Fraction(25), times_ms=TIMES_MS)

    @pytest.mark.parametrize("name", ["varying.mkv", "varying.mp4"])
    def test_each_frame_of_the_span_once(self, tmp_path: Path, name: str) -> None:
        source = make(tmp_path, self.MADE._replace(name=name))
        clip = cut_clip(source, 0.08, 0.36, QUICK)
        assert numbers_of(clip) == [2, 3, 4, 5, 6, 7]
        times = times_of(clip)
        assert np.allclose(np.diff(times), times[1] - times[0], atol=1e-4)

    def test_in_real_time_frames_repeat_and_go(self, tmp_path: Path) -> None:
        source = make(tmp_path, self.MADE)
        assert probe(source).fps == 25
        clip = cut_clip(source, 0.04, 0.5, QUICK.model_copy(update={"timing": FrameTiming.REAL_TIME}))
        assert numbers_of(clip) == [1, 2, 4, 4, 5, 5, 6, 7, 8, 9]

    @pytest.mark.parametrize("name", ["even.mkv", "even.mp4"])
    @pytest.mark.parametrize("rate", [Fraction(30), NTSC], ids=str)
    def test_real_time_leaves_a_constant_rate_alone(self, tmp_path: Path, name: str, rate: Fraction) -> None:
        source = make(tmp_path, Made(name, rate=rate))
        real_time = QUICK.model_copy(update={"timing": FrameTiming.REAL_TIME})
        assert cut_clip(source, 1.001, 2.9, real_time) == cut_clip(source, 1.001, 2.9, QUICK)


class TestFile:
    """What kind of file a clip is."""

    def test_it_is_h264_without_sound_that_plays_before_it_is_loaded(self, tmp_path: Path) -> None:
        clip = cut_clip(make(tmp_path, Made(rate=NTSC, sound_sec=3)), 1.001, 2.002, QUICK)
        assert 0 < clip.find(b"moov") < clip.find(b"mdat")
        with av.open(io.BytesIO(clip)) as container:
            (stream,) = container.streams
            assert stream.type == "video"
            assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
            assert Fraction(stream.average_rate.numerator, stream.average_rate.denominator) == NTSC
            assert (stream.frames, stream.start_time) == (30, 0)
        assert times_of(clip) == [round(float(index / NTSC), 6) for index in range(30)]

    @pytest.mark.parametrize("name", ["video.mp4", "video.mkv", "video.avi"])
    def test_it_comes_out_the_same_again(self, tmp_path: Path, name: str) -> None:
        source = make(tmp_path, Made(name))
        (tmp_path / "elsewhere").mkdir()
        moved = (tmp_path / "elsewhere" / name).resolve()
        moved.write_bytes(source.read_bytes())
        clip = cut_clip(source, 0.5, 2.5, ClipSettings())
        assert clip == cut_clip(source, 0.5, 2.5, ClipSettings())
        assert clip == cut_clip(moved, 0.5, 2.5, ClipSettings())
        assert b"Lavf" not in clip

    def test_settings_change_it(self, tmp_path: Path) -> None:
        source = make(tmp_path)
        clips = {
            cut_clip(source, 0.5, 1.5, QUICK.model_copy(update=update))
            for update in ({}, {"crf": 40}, {"effort": Effort.FAST}, {"short_side_px": 32})
        }
        assert len(clips) == 4

    @pytest.mark.parametrize(
        ("size", "short_side_px", "expected"),
        [
            ((97, 65), 448, (96, 64)),
            ((96, 64), 32, (48, 32)),
            ((64, 96), 32, (32, 48)),
            ((97, 65), 32, (48, 32)),
            ((160, 90), 64, (114, 64)),
            ((96, 64), 64, (96, 64)),
        ],
    )
    def test_its_sides_are_even_and_its_short_side_is_bounded(
        self, tmp_path: Path, size: tuple[int, int], short_side_px: int, expected: tuple[int, int]
    ) -> None:
        source = make(tmp_path, Made(size=size, frames=20, pix_fmt="yuv444p"))
        clip = cut_clip(source, 0.1, 0.4, QUICK.model_copy(update={"short_side_px": short_side_px}))
        assert {picture.shape[1::-1] for picture in pictures_of(clip)} == {expected}
        assert numbers_of(clip) == list(range(3, 12))

    def test_pixels_become_square(self, tmp_path: Path) -> None:
        source = make(tmp_path, Made(pixel_aspect=Fraction(4, 3)))
        assert (probe(source).width, probe(source).height) == (128, 64)
        assert pictures_of(cut_clip(source, 0, 0.1, QUICK))[0].shape == (64, 128, 3)

    @pytest.mark.parametrize(
        ("name", "codec", "pix_fmt"),
        [("a.mp4", "libx264", "yuv420p10le"), ("a.mkv", "ffv1", "bgr0"), ("a.avi", "mjpeg", "yuvj422p")],
    )
    def test_other_colours_become_yuv420p(self, tmp_path: Path, name: str, codec: str, pix_fmt: str) -> None:
        source = make(tmp_path, Made(name, codec=codec, pix_fmt=pix_fmt, frames=30, options=()))
        clip = cut_clip(source, 0.2, 0.8, QUICK)
        assert numbers_of(clip) == list(range(6, 24))
        bright = pictures_of(clip)[1][:, :BAR_PX].mean()
        assert bright == pytest.approx(235, abs=6)


ONE = 1 << 16
MATRICES = {
    "upright": (ONE, 0, 0, ONE, 0),
    "clockwise": (0, ONE, -ONE, 0, 90),
    "half": (-ONE, 0, 0, -ONE, 180),
    "counter-clockwise": (0, -ONE, ONE, 0, 270),
    "mirrored": (-ONE, 0, 0, ONE, 0),
    "flipped": (ONE, 0, 0, -ONE, 180),
    "transposed": (0, ONE, ONE, 0, 270),
    "transversed": (0, -ONE, -ONE, 0, 90),
}
CORNERS = {(-1, -1): 30, (1, -1): 90, (-1, 1): 160, (1, 1): 225}
"""Brightness of the four corners of a picture, by where they stand: x to the right, y down."""


def corners_of(picture: np.ndarray) -> dict[tuple[int, int], int]:
    """Which of the known brightnesses each quarter of a picture has."""
    height, width = picture.shape[:2]
    found = {}
    for x, y in CORNERS:
        quarter = picture[height // 4 + (y > 0) * height // 2, width // 4 + (x > 0) * width // 2].mean()
        found[x, y] = min(CORNERS.values(), key=lambda value: abs(value - quarter))
    return found


class TestRotation:
    """What a file says of how its pictures are to be turned."""

    @pytest.mark.parametrize("name", MATRICES)
    def test_clips_are_upright(self, tmp_path: Path, name: str) -> None:
        a, b, c, d, degrees = MATRICES[name]
        picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        for (x, y), value in CORNERS.items():
            picture[HEIGHT // 2 * (y > 0) :, WIDTH // 2 * (x > 0) :] = value
        source = make(tmp_path, Made(matrix=(a, b, 0, c, d, 0, 0, 0, 1 << 30)), [picture] * 10)
        sign = np.sign
        expected = {(int(sign(a * x + c * y)), int(sign(b * x + d * y))): value for (x, y), value in CORNERS.items()}
        shown = pictures_of(cut_clip(source, 0.1, 0.2, QUICK))[0]
        assert corners_of(shown) == expected
        size = (WIDTH, HEIGHT) if a else (HEIGHT, WIDTH)
        assert shown.shape[1::-1] == size
        facts = probe(source)
        assert (facts.width, facts.height, facts.rotation_deg) == (*size, degrees)

    def test_a_turned_odd_size(self, tmp_path: Path) -> None:
        a, b, c, d, _ = MATRICES["clockwise"]
        made = Made(size=(97, 65), pix_fmt="yuv444p", matrix=(a, b, 0, c, d, 0, 0, 0, 1 << 30), frames=10)
        assert pictures_of(cut_clip(make(tmp_path, made), 0, 0.1, QUICK))[0].shape == (96, 64, 3)

    def test_an_askew_video_is_refused(self, tmp_path: Path) -> None:
        askew = int(ONE * 0.7071)
        source = make(tmp_path, Made(matrix=(askew, askew, 0, -askew, askew, 0, 0, 0, 1 << 30)))
        assert "no quarter turn" in fault(source)
        with pytest.raises(ClipError, match="no quarter turn"):
            probe(source)


class TestFaults:
    """Files and spans that hold no clip."""

    @pytest.mark.parametrize(
        ("start_sec", "end_sec"),
        [(1.0, 1.0), (2.0, 1.0), (-1.0, 1.0), (float("nan"), 1.0), (0.0, float("inf")), (0.0, float("nan"))],
    )
    def test_a_span_that_is_none(self, tmp_path: Path, start_sec: float, end_sec: float) -> None:
        assert "give 0 <= start < end" in fault(make(tmp_path), start_sec, end_sec)

    @pytest.mark.parametrize("name", ["video.mp4", "video.mkv", "video.ts", "video.avi"])
    def test_a_start_beyond_the_end(self, tmp_path: Path, name: str) -> None:
        source = make(tmp_path, Made(name))
        assert fault(source, 30.0, 40.0)
        assert "no frame" in fault(source, 3.2, 3.5)

    def test_no_file(self, tmp_path: Path) -> None:
        assert "is not there" in fault(tmp_path / "none.mp4")
        assert "is no file" in fault(tmp_path)
        with pytest.raises(ClipError, match=r"none\.mp4"):
            probe(tmp_path / "none.mp4")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("empty.mp4", b""),
            ("text.mp4", b"hello\n" * 500),
            ("text.txt", b"hello\n" * 500),
            ("zeros.mp4", bytes(5000)),
            ("page.avi", b"<!doctype html><title>404</title>"),
            ("box.mp4", b"\x00\x00\x00\x20ftypisom"),
        ],
    )
    def test_no_video(self, tmp_path: Path, name: str, content: bytes) -> None:
        source = tmp_path / name
        source.write_bytes(content)
        assert fault(source)
        with pytest.raises(ClipError, match=name):
            probe(source)

    @pytest.mark.parametrize("name", ["list.m3u8", "list.mp4", "list.ffconcat"])
    def test_a_list_of_other_files_is_not_followed(self, tmp_path: Path, name: str) -> None:
        film = make(tmp_path, Made("film.ts"))
        text = f"ffconcat version 1.0\nfile '{film.name}'\n"
        if name != "list.ffconcat":
            text = f"#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3.0,\n{film.name}\n#EXT-X-ENDLIST\n"
        source = tmp_path / name
        source.write_text(text, encoding="utf-8")
        assert "cannot be opened as a video" in fault(source)

    def test_sound_alone(self, tmp_path: Path) -> None:
        source = tmp_path / "sound.mp4"
        with av.open(str(source), "w") as output:
            add_silence(output, 2)
        assert "no moving pictures" in fault(source)

    def test_a_cut_off_file_gives_what_it_has_and_no_more(self, tmp_path: Path) -> None:
        content = make(tmp_path, Made(frames=150)).read_bytes()
        source = tmp_path / "cut.mp4"
        source.write_bytes(content[: len(content) * 2 // 3])
        assert numbers_of(cut_clip(source, 0.5, 1.5, QUICK)) == list(range(15, 45))
        assert fault(source, 0.5, 4.9)
        assert fault(source, 4.0, 4.9)

    @pytest.mark.parametrize("name", ["cut.mkv", "cut.ts", "cut.avi"])
    def test_a_cut_off_file_of_another_format(self, tmp_path: Path, name: str) -> None:
        content = make(tmp_path, Made(name, frames=150)).read_bytes()
        source = tmp_path / name
        source.write_bytes(content[: len(content) * 2 // 3])
        assert numbers_of(cut_clip(source, 0.5, 1.5, QUICK)) == list(range(15, 45))
        assert fault(source, 0.5, 4.9)

    def test_a_file_without_its_index(self, tmp_path: Path) -> None:
        with_index_first = make(tmp_path).read_bytes()
        source = tmp_path / "no_index.mp4"
        source.write_bytes(with_index_first[:200])
        assert "or not their index" in fault(source)

    def test_a_damaged_stretch(self, tmp_path: Path) -> None:
        content = bytearray(make(tmp_path, Made(size=(320, 240), frames=150)).read_bytes())
        middle = (content.find(b"mdat") + len(content)) // 2
        content[middle : middle + 400] = bytes(index * 37 % 256 for index in range(400))
        source = tmp_path / "damaged.mp4"
        source.write_bytes(content)
        assert fault(source, 0.5, 4.9)
        assert numbers_of(cut_clip(source, 0.2, 0.8, QUICK)) == list(range(6, 24))
        assert numbers_of(cut_clip(source, 4.5, 4.9, QUICK)) == list(range(135, 147))

    @settings(max_examples=40)
    @given(start=st.floats(0, 4), length=st.floats(0, 3))
    def test_any_span_gives_its_frames_or_an_error_of_ours(
        self, tmp_path_factory: pytest.TempPathFactory, start: float, length: float
    ) -> None:
        source = tmp_path_factory.getbasetemp() / "any.mp4"
        if not source.exists():
            make(source.parent, Made(source.name, size=(48, 32), options=(("g", "20"), ("preset", "ultrafast"))))
        tick = 1 / 15_360 / 2
        expected = [index for index in range(90) if start - tick <= index / 30 < start + length - tick]
        try:
            found = numbers_of(cut_clip(source, start, start + length, QUICK))
        except ClipError:
            assert not expected or start + length > 4
        else:
            assert found == expected


class TestProbe:
    """What a video says of itself."""

    def test_the_facts_of_a_made_video(self, tmp_path: Path) -> None:
        assert probe(make(tmp_path)) == VideoFacts(
            duration_sec=3.0, fps=30.0, width=WIDTH, height=HEIGHT, frames=90, rotation_deg=0, codec="h264"
        )

    def test_what_a_format_does_not_say(self, tmp_path: Path) -> None:
        facts = probe(make(tmp_path, Made("video.mkv", rate=NTSC)))
        assert facts.frames is None
        assert facts.duration_sec == pytest.approx(3.003, abs=0.002)
        assert facts.fps == float(NTSC)

    def test_titles_need_not_be_utf8(self, tmp_path: Path) -> None:
        source = make(tmp_path, Made("title.avi", codec="mpeg4", frames=30))
        with av.open(str(source)) as film, av.open(str(tmp_path / "titled.avi"), "w") as output:
            stream = output.add_stream_from_template(film.streams.video[0])
            output.metadata["title"] = "Uebung"
            for packet in film.demux(video=0):
                if packet.dts is not None:
                    packet.stream = stream
                    output.mux(packet)
        latin = tmp_path / "latin.avi"
        latin.write_bytes((tmp_path / "titled.avi").read_bytes().replace(b"Uebung", b"\xdcbung "))
        assert b"\xdcbung " in latin.read_bytes()
        assert probe(latin).frames == 30
        assert numbers_of(cut_clip(latin, 0.2, 0.4, QUICK)) == list(range(6, 12))


def real(name: str) -> Path:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return path


class TestRealFiles:
    """Videos as they come."""

    def test_a_kinetics_clip_with_oblong_pixels(self) -> None:
        source = real("kinetics_arm_wrestling.mp4")
        facts = probe(source)
        assert (facts.duration_sec, facts.fps, facts.frames, facts.rotation_deg) == (10.0, 28.0, 280, 0)
        assert (facts.width, facts.height) == (427, 256)
        fine = QUICK.model_copy(update={"crf": 10})
        clip = cut_clip(source, 2.0, 4.5, fine)
        assert clip == cut_clip(source, 2.0, 4.5, fine)
        pictures = pictures_of(clip)
        assert (len(pictures), pictures[0].shape) == (70, (256, 426, 3))
        assert nearest(source, pictures[::23], Size(426, 256)) == [56, 79, 102, 125]

    def test_an_ntu_clip_without_presentation_times(self) -> None:
        source = real("S001C001P001R001A001_rgb.avi")
        facts = probe(source)
        assert (facts.width, facts.height, facts.fps, facts.frames) == (1920, 1080, 30.0, 103)
        pictures = pictures_of(cut_clip(source, 1.0, 1.5, QUICK.model_copy(update={"crf": 5, "short_side_px": 224})))
        assert (len(pictures), pictures[0].shape) == (15, (224, 398, 3))
        assert nearest(source, pictures[::7], Size(398, 224)) == [30, 37, 44]


def nearest(source: Path, pictures: Sequence[np.ndarray], size: Size) -> list[int]:
    """For each picture the number of the source's frame, counted as they come, that looks most like it."""
    best = [(np.inf, -1)] * len(pictures)
    with av.open(str(source)) as container:
        for index, frame in enumerate(container.decode(video=0)):
            shown = frame.to_ndarray(format="rgb24", width=size.width, height=size.height).astype(np.int16)
            errors = [float(np.abs(shown - picture).mean()) for picture in pictures]
            best = [min(known, (error, index)) for known, error in zip(best, errors, strict=True)]
    return [index for _, index in best]


class TestGeometry:
    """Sizes and turns."""

    sides = st.integers(1, 5000)

    @given(st.builds(Size, sides, sides), st.integers(8, 2000).map(lambda half: 2 * half))
    def test_a_clips_size(self, shown: Size, short_side_px: int) -> None:
        size = clip_size(shown, short_side_px)
        assert size.width % 2 == size.height % 2 == 0
        assert all(side <= max(2, most) for side, most in zip(size, shown, strict=True))
        assert min(size) <= short_side_px
        if min(shown) > 1:
            factor = min(1, short_side_px / min(shown))
            assert all(abs(side - most * factor) <= 1 for side, most in zip(size, shown, strict=True))

    def test_an_odd_row_is_cut_off_and_not_scaled(self) -> None:
        assert resizing(Size(97, 65), Size(96, 64))[0] == ("crop", "96:64:0:0")
        assert [name for name, _ in resizing(Size(96, 64), Size(96, 64))] == ["scale"]
        assert [name for name, _ in resizing(Size(97, 64), Size(48, 32))] == ["scale"]

    def test_pixels_beyond_belief_are_square(self) -> None:
        assert square_size(Size(100, 50), Fraction(1, 1000)) == Size(100, 50)
        assert square_size(Size(100, 50), Fraction(64, 51)) == Size(125, 50)

    def test_a_matrix_of_zeros_asks_for_nothing(self) -> None:
        upright = turn_of((0,) * 9)
        assert upright is not None
        assert upright.clockwise_deg == 0
