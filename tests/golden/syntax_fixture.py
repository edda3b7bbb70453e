"""Syntax of Python 3.11, as odd as it gets: its digest must be the same under every interpreter. Never imported.

Left out: a backslash in the format spec of a raw f-string, which Python 3.12 reads otherwise than 3.11.
"""
# ruff: noqa
# fmt: off

import asyncio
import a.b.c as d, e
from . import near
from .. import farther as f
from g import (h, i as j,)
from k import *

global_count: int = 0
annotated: "list[int]"
x = y = z = 0
first, *rest = last, = *range(3), 4
whole, small, huge = 1_000, 0x1F, 10**400
real, tiny, endless, imaginary = 1.5e3, 5e-324, 1e999, 2.5j
raw, binary, both = r"\d+\n", b"\x00\xff", rb"\w"
unicode_old, unicode_text, astral = u"old", "naïve 日本 \u200b", "\N{GREEK SMALL LETTER ALPHA}\U0001F600"
joined = "one " "two " 'three'
mixed = "plain " f"{x}" " after" f"{y!r}" r"\raw"
lone = "\ud800"
nothing, everything, dots = None, True, ...
continued = 1 + \
    2

f_simple = f"{x} and {y!s} and {z!a}"
f_spec = f"{x:>{y}.{z}f} {x!r:^10} {real:,.2f} {x:{'>'}{10}}"
f_debug = f"{x=} {x = } {x=!s} {x=:>5} {x + y = !r:>{z}}"
f_braces = f"{{}} {{{x}}} {{ {x} }}"
f_nested = f"{f'{x}' + f'{y:{z}}'} {[f'{n}' for n in range(3)]} {(lambda n: n * 2)(3)} { {'k': 1}['k'] }"
f_walrus = f"{(w := 5)} {x:=5}"
f_date = f"{x:%Y-%m-%d %H:%M}"
f_empty, f_only_text, f_empty_spec = f"", f"text", f"{x:}"
f_triple = f"""{
    x
    + y
} and
{z:>10} "quoted" \t tab \u00e9
"""
f_raw = rf"\d{x}\n{y:>5}"
f_escaped = f"\x41\n{x}\N{DIGIT ONE}{y:\x20>5}"
f_conditional = f"{x if y else z} {x!r} {not x} {x != y} {x if y else 'a:b'}"
f_call = f"{max(x, y, key=lambda n: -n)} {x[1:2]} {x['a']} {*rest,}"
f_bytes = f"{b'x'!r}" f'{"it"}' "'s"

slices = x[1], x[1:], x[:1], x[::2], x[1:2, ::3], x[..., None], x[()], x[1:2:3], x[*rest], x[a := 1]
operators = (x + y - z * x / y // z % x @ y ** -z << 1 >> 2 & 3 | 4 ^ ~5, not x, +x, -1, - -1)
comparisons = x < y <= z != x is not None, x in y, x not in z, x is y, x == y >= z > 1
boolean = x and y or not z and (x or y)
conditional = x if y else z if x else y
spread = [*rest, *first], {*rest}, {**d, "k": 1, **e}, (*rest,), call(*rest, 1, *first, k=2, **d)
comprehensions = (
    [n for row in x if row for n in row if n if n > 1],
    {n: m for n, m in x},
    {n for n in x},
    (n async for n in x),
    [await n async for n in x],
)
chained = x.y[0](1)(k=2).z
walrus = [seen := 1, seen**2]
if (n := len(x)) > 1: pass

anonymous = (
    lambda: 0,
    lambda a, /, b=1, *c, d, e=2, **f: (a, b, c, d, e, f),
    lambda *, k=None: k,
    lambda *a, **k: (yield),
)


@decorator
@decorator.of(1, k="two")
@(lambda function: function)
def function(a, b: int = 1, /, c: "str" = "x", *d: int, e: float, f=None, **g: object) -> "dict[str, int] | None":
    """A docstring."""
    global global_count
    global_count += 1
    local: int = 1
    a.b: int = 2
    (c): int = 3

    def inner() -> None:
        nonlocal local
        local -= 1; del local, a[0], a.b
        return

    assert a, f"message {b}"
    yield
    got = yield a
    yield from b
    return (yield), got


async def asynchronous(*args: *tuple[int, ...]) -> None:
    async with a as b, c() as (d, e), f:
        await b
    async for n in a:
        continue
    else:
        break_ = 1
    return await asyncio.gather(*[one async for one in a])


class Empty: ...


class Child(Parent, *mixins, metaclass=Meta, **options):
    """Documented."""

    field: int = 3
    """What the field is."""
    __slots__ = ("a",)

    @property
    def value(self): return self.__value

    @value.setter
    def value(self, new): self.__value = new


for a, (b, *c) in x, y:
    if a: continue
    elif b: break
    else: pass
else:
    x **= 2; x //= 3; x @= 4; x >>= 5; x <<= 6; x &= 7; x |= 8; x ^= 9; x %= 10

while True:
    break
else:
    ...

try:
    raise ValueError("x") from None
except (ValueError, TypeError) as error:
    raise
except Exception:
    pass
else:
    x
finally:
    y

try:
    ...
except* ValueError as group:
    pass
except* (TypeError, OSError):
    pass

with (open(x) as a, open(y) as b,):
    pass
with open(x), open(y) as (c, d):
    pass

match x:
    case 0 | -1 | 1.5 | 2 + 3j | "text" | b"bytes" | None | True:
        pass
    case [a, b, *rest] | (a, b, *rest) if a > b:
        pass
    case [_, *_]:
        pass
    case {"k": value, "n": {"m": 1}, **others}:
        pass
    case Point(1, y=2) | Point(x=0, y=0) as point:
        pass
    case colour.RED | colour.deep.BLUE:
        pass
    case {}:
        pass
    case str() as text:
        pass
    case (1 | 2) as number, [3, [4]]:
        pass
    case _:
        pass

match = case = type = _ = 1
type, match = match, type
print(match, *case, sep="")
