"""Writes kernel.py, whose loops over lanes have a body without branches and without inner loops.

One lane is one pair of frames. All lanes of a block share the learner's frame; neighbouring lanes are neighbouring
frames of the expert, so that the compiler works on as many at once as the processor's registers hold. Joints are
spelled out, since it vectorises only the innermost loop; sizes are literals, for it to see that no two rows overlap.

    python -m tasks.pose.kernel_source      writes the file again
"""

from itertools import combinations, product
from pathlib import Path

JOINTS = 17
PRESENT = 3 * JOINTS
"""Where presence begins in a frame's numbers: behind the coordinates."""
NUMBERS = PRESENT + JOINTS
LANES = 64
"""Pairs of frames in a block: fewer waste work on each block's start, more leave the first cache."""
STRIDE = 1040
"""Floats from one row of the expert's buffer to the next: 65 cache lines. With 1,024 rows would share cache sets."""
LAGUERRE_STEPS = 3
"""Steps to the root; after three all but one in a thousand pairs of frames are at rounding."""
EXACT_STEPS = 8
"""The same in float64, for smaller gaps."""
SMALLEST_GAP, EXACT_GAP = "1e-2", "1e-4"
"""Eigengap, as a share of the root cubed, below which float32, and float64, do not settle the rotation."""
LARGEST_STEP, EXACT_STEP = "1e-2", "1e-4"
"""Largest last step, as a share of the gap over the root squared; what is left is about its cube."""
AXES = "xyz"
PAIRS = tuple(product(AXES, AXES))
PLACES = tuple(product(range(3), range(3)))
SUM_X, SUM_B, COUNT, SIZE = 9, 12, 15, 16
"""First rows, in `sums`, of the learner's centre, the expert's, the joints in common, and the expert's squared size."""
LINE = 120
"""Longest line."""
TARGET = Path(__file__).with_name("kernel.py")

HEAD = f'''"""The lanes of the pose alignment. Generated: read about it, and change it, in kernel_source.py."""

import numpy as np
from numpy.typing import NDArray

from tasks.pose.jit import compiled, compiled_lanes

JOINTS = {JOINTS}
PRESENT = {PRESENT}
NUMBERS = {NUMBERS}
LANES = {LANES}
STRIDE = {STRIDE}
Floats = NDArray[np.float32]
Exact = NDArray[np.float64]
Marks = NDArray[np.int32]
ZERO, ONE, TWO, THREE = np.float32(0), np.float32(1), np.float32(2), np.float32(3)
FOUR, EIGHT, NINE = np.float32(4), np.float32(8), np.float32(9)
PER_JOINT = np.float32(1 / {JOINTS})
SMALLEST_GAP, LARGEST_STEP = np.float32({SMALLEST_GAP}), np.float32({LARGEST_STEP})
EXACT_GAP, EXACT_STEP = {EXACT_GAP}, {EXACT_STEP}
SMALLEST_ROOT, LARGEST_ROOT = np.float32(1e-3), np.float32(1.01)
'''


def source() -> str:
    """The text of kernel.py."""
    functions = (_covariance(), _presence(), _masked_covariance(), _rotation(), _errors(), _masked_errors())
    functions += (_exact_rotation(),)
    return "\n\n".join((HEAD, *("\n".join(lines) + "\n" for lines in functions)))


def _function(name: str, parameters: str, told: str, before: list[str], lane: list[str]) -> list[str]:
    """A compiled function: what comes before the loop over lanes, and the loop's body."""
    return [
        "@compiled_lanes",
        *_signature(name, parameters),
        f'    """{told}"""',
        *(f"    {line}" for line in before),
        "    for lane in range(LANES):",
        *(f"        {line}" for line in lane),
    ]


def _signature(name: str, parameters: str) -> list[str]:
    """Laid out as the formatter would: in one line, in three, or with a line for each parameter."""
    line = f"def {name}({parameters}) -> None:"
    if len(line) <= LINE:
        return [line]
    inner = [f"    {parameters}"]
    if len(inner[0]) > LINE:
        inner = [f"    {parameter}," for parameter in parameters.split(", ")]
    return [f"def {name}(", *inner, ") -> None:"]


def _row(array: str, row: int, stride: str = "LANES") -> str:
    """One lane of a row; the first row needs no offset."""
    return f"{array}[{row} * {stride} + lane]" if row else f"{array}[lane]"


def _learner_loads() -> list[str]:
    return [f"a{joint}{axis} = learner[{3 * joint + place}]" for joint in range(JOINTS) for place, axis in _places()]


def _places() -> list[tuple[int, str]]:
    return list(enumerate(AXES))


def _expert_loads(joint: int) -> list[str]:
    return [f"b{axis} = {_row('expert', 3 * joint + place, 'STRIDE')}" for place, axis in _places()]


def _squares(name: str, letter: str) -> list[str]:
    """The sum of the squares of nine numbers, a row at a time."""
    rows = (" + ".join(f"{letter}{b}{a} * {letter}{b}{a}" for a in AXES) for b in AXES)
    return [f"{name} {'+=' if place else '='} {row}" for place, row in enumerate(rows)]


def _added(joint: int) -> str:
    return "+=" if joint else "="


def _products(joint: int) -> list[str]:
    return [f"s{b}{a} {_added(joint)} b{b} * a{joint}{a}" for b, a in PAIRS]


def _stores(array: str, values: list[str], first: int = 0) -> list[str]:
    return [f"{_row(array, first + place)} = {value}" for place, value in enumerate(values)]


def _covariance() -> list[str]:
    lane: list[str] = []
    for joint in range(JOINTS):
        lane += [*_expert_loads(joint), *_products(joint)]
    lane += _stores("sums", [f"s{b}{a}" for b, a in PAIRS])
    told = "Sum over joints of b times a transposed: rows 0 to 8 of `sums`."
    return _function("covariance", "learner: Floats, expert: Floats, sums: Floats", told, _learner_loads(), lane)


def _presence() -> list[str]:
    """Sums of the expert over the joints that the learner has; over all of its own they are zero, and the size 1.

    The only function with a branch and a loop over joints: a learner's frame lacks few.
    """
    parameters = "learner: Floats, expert: Floats, expert_joints: Marks, sums: Floats"
    told = "Of the joints in common: the expert's sum, their number, the expert's squares; rows 12 to 16 of `sums`."
    first = _stores("sums", ["ZERO", "ZERO", "ZERO", "expert_joints[lane]", "ONE"], SUM_B)
    lane = [f"b{axis} = expert[(3 * joint + {place}) * STRIDE + lane]" for place, axis in _places()]
    lane += [f"{_row('sums', SUM_B + place)} -= b{axis}" for place, axis in _places()]
    lane += [f"{_row('sums', COUNT)} -= expert[(PRESENT + joint) * STRIDE + lane]"]
    lane += [f"{_row('sums', SIZE)} -= bx * bx + by * by + bz * bz"]
    return [
        *_function("presence", parameters, told, [], first),
        "    for joint in range(JOINTS):",
        "        if learner[PRESENT + joint] == ZERO:",
        "            for lane in range(LANES):",
        *(f"                {line}" for line in lane),
    ]


def _masked_covariance() -> list[str]:
    """As `covariance`, about the centres of the joints in common."""
    lane: list[str] = []
    for joint in range(JOINTS):
        lane += [*_expert_loads(joint), *_products(joint), f"here = {_row('expert', PRESENT + joint, 'STRIDE')}"]
        lane += [f"a{axis} {_added(joint)} here * a{joint}{axis}" for axis in AXES]
    lane += [f"share = ONE / {_row('sums', COUNT)}"]
    lane += [f"b{axis} = {_row('sums', SUM_B + place)} * share" for place, axis in _places()]
    lane += [f"{_row('sums', SIZE)} -= b{axis} * {_row('sums', SUM_B + place)}" for place, axis in _places()]
    lane += _stores("sums", [f"s{b}{a} - b{b} * a{a}" for b, a in PAIRS])
    lane += _stores("sums", [f"a{axis} * share" for axis in AXES], SUM_X)
    lane += _stores("sums", [f"b{axis}" for axis in AXES], SUM_B)
    parameters = "learner: Floats, expert: Floats, sums: Floats"
    told = "The same of the joints in common, about their centres, which become rows 9 to 14; `presence` comes first."
    return _function("masked_covariance", parameters, told, _learner_loads(), lane)


def _rotation() -> list[str]:
    """Lanes for the fallback are not counted here: a count has 64 bits, and lanes are as wide as what is widest."""
    lane = [f"s{b}{a} = {_row('sums', row)}" for row, (b, a) in enumerate(PAIRS)]
    lane += [*_similarity(LAGUERRE_STEPS), *_stores("motion", _motion())]
    lane += ["settled = (gap > SMALLEST_GAP * xx * x) & (abs(step) * xx < LARGEST_STEP * gap)"]
    lane += ["sound = settled & (x > SMALLEST_ROOT) & (x < LARGEST_ROOT)"]
    lane += ["doubtful[lane] = 0 if sound else 1"]
    told = "Root times rotation, expert onto learner, rows 0 to 8 of `motion`; marks lanes for the fallback."
    return _function("rotation", "sums: Floats, motion: Floats, doubtful: Marks", told, [], lane)


def _exact_rotation() -> list[str]:
    """The same of one pair, in float64 and with more steps."""
    lines = [f"s{b}{a} = sums_3_3[{row}, {column}]" for (b, a), (row, column) in zip(PAIRS, PLACES, strict=True)]
    lines += _similarity(EXACT_STEPS)
    lines += [f"motion_3_3[{r}, {c}] = {value}" for value, (r, c) in zip(_motion(), PLACES, strict=True)]
    return [
        "@compiled",
        "def exact_rotation(sums_3_3: Exact, motion_3_3: Exact) -> bool:",
        '    """Root times rotation of one pair; whether it can be relied on."""',
        *(f"    {line}" for line in lines),
        "    return gap > EXACT_GAP * xx * x and abs(step) * xx < EXACT_STEP * gap",
    ]


def _similarity(steps: int) -> list[str]:
    return [*_invariants(), *_root(steps), *_adjugate(), *_quaternion(), *_scaled()]


def _turned(place: int, by: int) -> str:
    return AXES[(place + by) % 3]


def _invariants() -> list[str]:
    """Squares, cofactors, squares of these, determinant; products of signed singular values rest on them."""
    lines = _squares("squares", "s")
    for b, a in product(range(3), range(3)):
        b1, b2, a1, a2 = _turned(b, 1), _turned(b, 2), _turned(a, 1), _turned(a, 2)
        lines += [f"c{AXES[b]}{AXES[a]} = s{b1}{a1} * s{b2}{a2} - s{b1}{a2} * s{b2}{a1}"]
    return [*lines, *_squares("minors", "c"), "determinant = sxx * cxx + sxy * cxy + sxz * cxz"]


def _root(steps: int) -> list[str]:
    """The largest root of (x^2 - squares)^2 - 8 determinant x - 4 minors: the sum of signed singular values.

    The start is never below the root and all four roots are real, so that Laguerre's steps fall towards it. `gap` is a
    quarter of the derivative there: the product of the distances to the other roots, over four.
    """
    inside = "minors + TWO * max(determinant, ZERO) * np.sqrt(THREE * squares)"
    lines = [f"x = np.sqrt(squares + TWO * np.sqrt({inside}))"]
    for _ in range(steps):
        lines += ["xx = x * x", "above = xx - squares"]
        lines += ["value = above * above - FOUR * minors - EIGHT * determinant * x"]
        lines += ["slope = x * above - TWO * determinant"]
        lines += ["spread = NINE * slope * slope - THREE * value * (THREE * xx - squares)"]
        lines += ["step = value / (slope + np.sqrt(max(spread, ZERO)))", "x -= step"]
    return [*lines, "xx = x * x", "gap = x * (xx - squares) - TWO * determinant"]


def _adjugate() -> list[str]:
    """Of Horn's matrix less the root times identity: all its columns are multiples of the quaternion."""
    lines = ["d0 = sxx + syy + szz - x", "d1 = sxx - syy - szz - x", "d2 = syy - sxx - szz - x"]
    lines += ["d3 = szz - sxx - syy - x", "n01 = syz - szy", "n02 = szx - sxz", "n03 = sxy - syx"]
    lines += ["n12 = sxy + syx", "n13 = szx + sxz", "n23 = syz + szy"]
    entry = [["d0", "n01", "n02", "n03"], ["n01", "d1", "n12", "n13"]]
    below = [["n02", "n12", "d2", "n23"], ["n03", "n13", "n23", "d3"]]
    for i, j in combinations(range(4), 2):
        if i < 2:
            lines += [f"u{i}{j} = {entry[0][i]} * {entry[1][j]} - {entry[0][j]} * {entry[1][i]}"]
        lines += [f"v{i}{j} = {below[0][i]} * {below[1][j]} - {below[0][j]} * {below[1][i]}"]
    return [
        *lines,
        "e00 = d1 * v23 - n12 * v13 + n13 * v12",
        "e01 = n12 * v03 - n01 * v23 - n13 * v02",
        "e02 = n01 * v13 - d1 * v03 + n13 * v01",
        "e03 = d1 * v02 - n01 * v12 - n12 * v01",
        "e11 = d0 * v23 - n02 * v03 + n03 * v02",
        "e12 = n01 * v03 - d0 * v13 - n03 * v01",
        "e13 = d0 * v12 - n01 * v02 + n02 * v01",
        "e22 = n03 * u13 - n13 * u03 + d3 * u01",
        "e23 = n13 * u02 - n03 * u12 - n23 * u01",
        "e33 = n02 * u12 - n12 * u02 + d2 * u01",
    ]


def _quaternion() -> list[str]:
    """The adjugate's column with the largest diagonal entry."""
    lines = ["best = abs(e00)", *(f"q{place} = e0{place}" for place in range(4))]
    for column in range(1, 4):
        lines += [f"larger = abs(e{column}{column}) > best"]
        lines += [f"best = abs(e{column}{column}) if larger else best"]
        for place in range(4):
            low, high = sorted((place, column))
            lines += [f"q{place} = e{low}{high} if larger else q{place}"]
    return lines


def _scaled() -> list[str]:
    """The root over the quaternion's squared length, which makes a rotation of its products."""
    squares = [f"{name} = q{place} * q{place}" for place, name in enumerate("wijk")]
    return [*squares, "scale = x / (w + i + j + k)", "twice = TWO * scale"]


def _motion() -> list[str]:
    """Root times rotation, entry by entry."""
    return [
        "scale * (w + i - j - k)",
        "twice * (q1 * q2 - q0 * q3)",
        "twice * (q1 * q3 + q0 * q2)",
        "twice * (q1 * q2 + q0 * q3)",
        "scale * (w - i + j - k)",
        "twice * (q2 * q3 - q0 * q1)",
        "twice * (q1 * q3 - q0 * q2)",
        "twice * (q2 * q3 + q0 * q1)",
        "scale * (w - i - j + k)",
    ]


def _error(joint: int, target: str) -> list[str]:
    """Distance of one joint from where the motion puts the expert's."""
    lines = _expert_loads(joint)
    for axis in AXES:
        moved = " - ".join(f"m{axis}{b} * b{b}" for b in AXES)
        lines += [f"e{axis} = {target.format(joint=joint, axis=axis)} - {moved}"]
    return [*lines, "distance = np.sqrt(ex * ex + ey * ey + ez * ez)"]


def _errors() -> list[str]:
    lane = [f"m{a}{b} = {_row('motion', row)}" for row, (a, b) in enumerate(PAIRS)]
    for joint in range(JOINTS):
        lane += [*_error(joint, "a{joint}{axis}"), f"total {_added(joint)} distance"]
    told = "Mean distance over all joints, in sizes of the learner's frame."
    parameters = "learner: Floats, expert: Floats, motion: Floats, error: Floats"
    return _function("errors", parameters, told, _learner_loads(), [*lane, "error[lane] = total * PER_JOINT"])


def _masked_errors() -> list[str]:
    before = [*_learner_loads(), *(f"w{joint} = learner[{PRESENT + joint}]" for joint in range(JOINTS))]
    lane = [f"share = ONE / {_row('sums', SIZE)}"]
    lane += [f"m{a}{b} = {_row('motion', row)} * share" for row, (a, b) in enumerate(PAIRS)]
    for place, axis in _places():
        lane += [f"t{axis} = {_row('sums', SUM_X + place)}"]
        lane += [f"t{axis} -= m{axis}{b} * {_row('sums', SUM_B + p)}" for p, b in _places()]
    for joint in range(JOINTS):
        weight = f"(w{joint} * {_row('expert', PRESENT + joint, 'STRIDE')})"
        lane += [*_error(joint, "a{joint}{axis} - t{axis}"), f"total {_added(joint)} distance * {weight}"]
    told = "Mean distance over the joints in common, in sizes of the learner's frame."
    lane += [f"error[lane] = total / {_row('sums', COUNT)}"]
    parameters = "learner: Floats, expert: Floats, sums: Floats, motion: Floats, error: Floats"
    return _function("masked_errors", parameters, told, before, lane)


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8")
