"""Films hold the pictures that were drawn."""

import io
from fractions import Fraction

import av
import numpy as np
import pytest

from tasks.video.film import encoded_film, scaled
from tasks.video.geometry import Size

USUAL = Size(64, 48)
RATE = Fraction(30_000, 1001)
COLOURS = ((213, 94, 0), (0, 114, 178), (255, 255, 255), (23, 32, 43))


def plain(colour: tuple[int, int, int], size: Size = USUAL) -> np.ndarray:
    return np.full((size.height, size.width, 3), colour, np.uint8)


def test_every_picture_is_there_in_its_colour() -> None:
    content = encoded_film(map(plain, COLOURS), RATE)
    with av.open(io.BytesIO(content)) as container:
        stream = container.streams.video[0]
        frames = list(container.decode(stream))
        assert stream.average_rate == RATE
        assert (stream.width, stream.height, stream.codec_context.pix_fmt) == (64, 48, "yuv420p")
    assert [int(frame.colorspace) for frame in frames] == [1] * len(COLOURS)
    for frame, colour in zip(frames, COLOURS, strict=True):
        told = frame.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
        np.testing.assert_allclose(told.reshape(-1, 3).mean(axis=0), colour, atol=4)


def test_the_index_comes_first_and_the_bytes_are_the_same() -> None:
    content = encoded_film(map(plain, COLOURS), RATE)
    assert content == encoded_film(map(plain, COLOURS), RATE)
    assert content.index(b"moov") < content.index(b"mdat")


@pytest.mark.parametrize(
    ("pictures", "message"),
    [
        ([], "none was given"),
        ([plain(COLOURS[0], Size(63, 48))], "even sides"),
        ([plain(COLOURS[0]), plain(COLOURS[0], Size(48, 64))], "picture 1 is"),
        ([np.zeros((48, 64), np.uint8)], "expected uint8"),
        ([np.zeros((48, 64, 3))], "expected uint8"),
        ([np.zeros((0, 64, 3), np.uint8)], "expected sides"),
    ],
)
def test_what_is_no_film_is_refused(pictures: list[np.ndarray], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        encoded_film(pictures, RATE)


@pytest.mark.parametrize("size", [Size(1, 1), Size(640, 10), Size(31, 47), Size(64, 48)])
def test_a_scaled_picture_keeps_its_colour_and_sides(size: Size) -> None:
    picture = plain(COLOURS[1])
    picture[:, 32:] = COLOURS[0]
    small = scaled(picture, size)
    assert small.shape == (size.height, size.width, 3)
    if size.width > 20:
        np.testing.assert_allclose(small[:, :8].reshape(-1, 3).mean(axis=0), COLOURS[1], atol=4)
        np.testing.assert_allclose(small[:, -8:].reshape(-1, 3).mean(axis=0), COLOURS[0], atol=4)


def test_a_smaller_picture_is_the_mean_of_areas() -> None:
    board = np.indices((480, 640)).sum(axis=0) % 2 * np.uint8(200)
    small = scaled(np.repeat(board[:, :, None], 3, axis=2).astype(np.uint8), Size(80, 60))
    np.testing.assert_allclose(small, 100, atol=3)
