"""The words of a picture: what is shown, of whom, what was said, what the colours mean."""

from typing import NamedTuple

import numpy as np

from schemas.pose import BodyRegion
from tasks.pose.pictures.canvas import Anchor, Box, Canvas, Strokes
from tasks.pose.pictures.facing import Facing
from tasks.pose.pictures.look import BODY, INK, LABEL, LEFT, OVERLAY, QUIET, RIGHT, SIDE, TAKE, TITLE
from tasks.pose.pictures.shown import ShownBody, ShownPair
from tasks.pose.pictures.words import cleaned, cut, width_px, wrapped

STAT_PX = 440
"""Room of the mean error at the right of the title."""
KEY_PX, KEY_GAP_PX, KEY_TEXT_PX = 26, 10, 34
"""Length of a sample line, its distance from its words, and of these from the next sample."""
JOINTS_SAID = {BodyRegion.HANDS: "hands (forearms)", BodyRegion.JUMP: "jump (whole body)"}
"""Regions whose name does not say what is drawn stronger."""
NOTHING_SAID, NO_NAME, NO_POSE = "(nothing said)", "(no name)", "no pose in this frame"
OVERLAY_OPACITY = 0.6
"""Of the expert laid over the learner."""


class Key(NamedTuple):
    """One entry of the legend."""

    words: str
    """What it means."""
    colour: str
    """Of the sample line."""
    width_px: float
    """Of the sample line."""
    opacity: float = 1.0
    """Of the sample line."""


KEYS = (
    Key("left side of the body", LEFT, 6),
    Key("right side", RIGHT, 6),
    Key("thick: the region judged", QUIET, 11),
    Key("the expert, aligned onto the learner", OVERLAY, 1.8, OVERLAY_OPACITY),
)


def draw_title(canvas: Canvas, pair: ShownPair, box: Box) -> None:
    """The region, the length, and the mean error; `box` is one line of text."""
    baseline = box.top + 27
    region = pair.region.value
    title = f"Learner beside expert: {JOINTS_SAID.get(pair.region, region)}"
    canvas.text(box.left, baseline, title, TITLE)
    details = f"{pair.frame_count} frames, {pair.duration_sec:.2f} s at {pair.fps:g} frames per second"
    left = box.left + width_px(title, TITLE) + 22
    canvas.text(left, baseline, cut(details, LABEL, box.right - STAT_PX - left), LABEL)
    counted = f"mean of {pair.aligned_frames} of {pair.frame_count} frames"
    value = "not aligned" if pair.mean_error_mm is None else f"{pair.mean_error_mm:.0f} mm"
    canvas.text(box.right, baseline, counted, LABEL, Anchor.RIGHT)
    canvas.text(box.right - width_px(counted, LABEL) - 12, baseline, value, TITLE, Anchor.RIGHT)


def draw_said(canvas: Canvas, body: ShownBody, name: str, box: Box) -> None:
    """Who it is and what was said, cut to the box."""
    baseline = box.top + 15
    canvas.text(box.left, baseline, name, SIDE)
    indent = width_px(name, SIDE) + 12
    canvas.text(box.left + indent, baseline, cut(cleaned(body.take) or NO_NAME, TAKE, box.width - indent), TAKE)
    most_lines = int((box.height - 22) // BODY.line_px)
    for number, line in enumerate(wrapped(cleaned(body.text) or NOTHING_SAID, BODY, box.width, most_lines)):
        canvas.text(box.left, baseline + 26 + number * BODY.line_px, line, BODY)


def said_height(lines: int) -> float:
    """The height of a box for so many lines of what was said."""
    return 22 + lines * BODY.line_px + 6


def draw_keys(canvas: Canvas, left: float, baseline: float) -> float:
    """What colours and widths mean, in one line; tells where it ends."""
    for key in KEYS:
        middle = baseline - 4.5
        line = np.array([[(left + key.width_px / 2, middle), (left + KEY_PX - key.width_px / 2, middle)]])
        canvas.strokes(Strokes(line, [key.colour], [key.width_px]), opacity=key.opacity)
        words_left = left + KEY_PX + KEY_GAP_PX
        canvas.text(words_left, baseline, key.words, LABEL._replace(colour=INK))
        left = words_left + width_px(key.words, LABEL) + KEY_TEXT_PX
    return left - KEY_TEXT_PX


def notes(pair: ShownPair, by: Facing | None) -> str:
    """How the bodies were turned and scaled, for the foot of the picture."""
    scaled = "One scale for both; marks on the ground are half a metre apart."
    if by is None:
        return f"Facing as in the world: no frame has hips or shoulders on both sides. {scaled}"
    line = by.line.name.lower()
    turned = f"Both turned about the vertical only: their {line} lie the same way at {by.frame / pair.fps:.2f} s."
    return f"{turned} {scaled}"
