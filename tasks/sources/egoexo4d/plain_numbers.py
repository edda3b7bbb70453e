"""A JSON stream whose numbers ijson survives."""

import re
from typing import IO

_TOKEN_ENDS = b' \t\r\n,:]}"'
"""Bytes after which no number, word or escape goes on."""
_ODD = re.compile(rb"NaN|-?Infinity|[0-9]{400,}|[eE][+-]?[0-9]{6,}")
_STRING_OR_ODD = re.compile(rb'"(?:[^"\\]|\\.)*+"?|(' + _ODD.pattern + rb")", re.DOTALL)


class PlainNumbers:
    """A JSON stream whose numbers ijson survives.

    NaN and Infinity, which Python writes and JSON does not have, become null. Digits that no float can hold are cut
    to as many as still cannot be held: over 4300 of them end the process in ijson 3.6, and a Decimal's exponent is
    bounded too.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._is_in_string = False

    def read(self, size: int) -> bytes:
        """At least `size` bytes, up to the end of a token."""
        chunk = self._stream.read(size)
        if size and chunk:
            chunk += self._rest_of_token(chunk)
        opening = b'"' if self._is_in_string else b""
        quotes = chunk.replace(b"\\\\", b"").replace(b'\\"', b"").count(b'"')
        self._is_in_string ^= quotes % 2 == 1
        if not _ODD.search(chunk):
            return chunk
        return _STRING_OR_ODD.sub(_plain, opening + chunk)[len(opening) :]

    def _rest_of_token(self, chunk: bytes) -> bytes:
        rest = bytearray()
        last = chunk[-1:]
        while last and last not in _TOKEN_ENDS:
            last = self._stream.read(1)
            rest += last
        return bytes(rest)


def _plain(found: re.Match[bytes]) -> bytes:
    odd: bytes | None = found.group(1)
    if odd is None:
        return found.group()
    if odd.endswith((b"N", b"y")):
        return b"null"
    return odd[:400] if odd[:1].isdigit() else odd[:7]
