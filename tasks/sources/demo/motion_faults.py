"""What can be seen of the coaching points in a body of 17 joints."""

from enum import StrEnum

from schemas.pose import BodyRegion
from tasks.sources.demo.sheet import CoachingPoint


class MotionFault(StrEnum):
    """Something that goes wrong visibly."""

    HEAD_DOWN = "head_down"
    HEAD_UP = "head_up"
    LEAN_BACK = "lean_back"
    ELBOW_FLARE = "elbow_flare"
    BENT_ARMS = "bent_arms"
    ARMS_GLUED = "arms_glued"
    GUIDE_HAND = "guide_hand"
    NO_FOLLOW_THROUGH = "no_follow_through"
    BALL_LOW = "ball_low"
    STIFF_KNEES = "stiff_knees"
    NARROW_FEET = "narrow_feet"
    NO_KNEE_DRIVE = "no_knee_drive"
    PLANT_BEHIND = "plant_behind"
    LEG_STOPS = "leg_stops"
    HIGH_KICK = "high_kick"
    LAZY_LEGS = "lazy_legs"
    DANGLING_LEG = "dangling_leg"
    HIPS_OUT = "hips_out"
    FADE = "fade"
    LOW_JUMP = "low_jump"
    SIDEWAYS = "sideways"


REGIONS = {
    MotionFault.HEAD_DOWN: BodyRegion.HEAD,
    MotionFault.HEAD_UP: BodyRegion.HEAD,
    MotionFault.LEAN_BACK: BodyRegion.SHOULDER,
    MotionFault.ELBOW_FLARE: BodyRegion.ARMS,
    MotionFault.BENT_ARMS: BodyRegion.ARMS,
    MotionFault.ARMS_GLUED: BodyRegion.ARMS,
    MotionFault.GUIDE_HAND: BodyRegion.HANDS,
    MotionFault.NO_FOLLOW_THROUGH: BodyRegion.HANDS,
    MotionFault.BALL_LOW: BodyRegion.HANDS,
    MotionFault.STIFF_KNEES: BodyRegion.LEGS,
    MotionFault.NARROW_FEET: BodyRegion.LEGS,
    MotionFault.NO_KNEE_DRIVE: BodyRegion.LEGS,
    MotionFault.PLANT_BEHIND: BodyRegion.LEGS,
    MotionFault.LEG_STOPS: BodyRegion.LEGS,
    MotionFault.HIGH_KICK: BodyRegion.LEGS,
    MotionFault.LAZY_LEGS: BodyRegion.LEGS,
    MotionFault.DANGLING_LEG: BodyRegion.LEGS,
    MotionFault.HIPS_OUT: BodyRegion.LEGS,
    MotionFault.FADE: BodyRegion.JUMP,
    MotionFault.LOW_JUMP: BodyRegion.JUMP,
    MotionFault.SIDEWAYS: BodyRegion.JUMP,
}
"""Where each is."""

_SEEN = {
    "basketball": {
        "footwork": MotionFault.SIDEWAYS,
        "guide-hand": MotionFault.GUIDE_HAND,
        "elbow": MotionFault.ELBOW_FLARE,
        "follow-through": MotionFault.NO_FOLLOW_THROUGH,
        "ball-high": MotionFault.BALL_LOW,
        "knees": MotionFault.STIFF_KNEES,
        "feet": MotionFault.NARROW_FEET,
        "fade": MotionFault.FADE,
        "eyes": MotionFault.HEAD_DOWN,
        "gather": MotionFault.LOW_JUMP,
        "knee-drive": MotionFault.NO_KNEE_DRIVE,
    },
    "soccer": {
        "plant-foot": MotionFault.PLANT_BEHIND,
        "lean": MotionFault.LEAN_BACK,
        "cushion": MotionFault.STIFF_KNEES,
        "head-up": MotionFault.HEAD_DOWN,
        "low-body": MotionFault.STIFF_KNEES,
        "juggle-height": MotionFault.HIGH_KICK,
        "follow-through": MotionFault.LEG_STOPS,
        "arms": MotionFault.ARMS_GLUED,
    },
    "bouldering": {
        "straight-arms": MotionFault.BENT_ARMS,
        "flagging": MotionFault.DANGLING_LEG,
        "hips-in": MotionFault.HIPS_OUT,
        "legs-push": MotionFault.LAZY_LEGS,
        "look-down": MotionFault.HEAD_UP,
    },
}
"""By activity, the coaching points that a body shows; the others are of balls, surfaces and plans."""


def fault_of(slug: str, point: CoachingPoint) -> MotionFault | None:
    """What a body does when this point goes wrong; None where 17 joints do not show it."""
    return _SEEN.get(slug, {}).get(point.name)
