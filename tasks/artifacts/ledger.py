"""The ledger: every input row ends exactly once, or the stage fails."""

from array import array
from collections import Counter
from hashlib import blake2b

import numpy as np

from schemas.artifact import LedgerCounts
from schemas.errors import LedgerError
from schemas.outcomes import Failed, Kept, Outcome, Rejected


class Ledger:
    """Counts input rows in and outcomes out. Holds 16 bytes per row, so it does not grow with their length."""

    def __init__(self, stage: str) -> None:
        self._stage = stage
        self._entered = array("Q")
        self._settled = array("Q")
        self._fates: Counter[tuple[str, str]] = Counter()

    def enter(self, input_id: str) -> None:
        """Note that an input row came in."""
        self._entered.append(_hashed(input_id))

    def settle(self, outcome: Outcome) -> None:
        """Note how an input row ended."""
        self._settled.append(_hashed(outcome.input_id))
        self._fates[_fate(outcome)] += 1

    def counts(self) -> LedgerCounts:
        """The counts so far."""
        return LedgerCounts(
            entered=len(self._entered),
            kept=self._fates["kept", ""],
            waiting=self._fates["waiting", ""],
            rejected=self._tally("rejected"),
            failed=self._tally("failed"),
        )

    def close(self) -> LedgerCounts:
        """The final counts. Raises LedgerError when a row vanished, appeared or ended twice."""
        entered = np.sort(np.frombuffer(self._entered, dtype=np.uint64))
        settled = np.sort(np.frombuffer(self._settled, dtype=np.uint64))
        if not np.array_equal(entered, settled):
            raise LedgerError(f"{self._stage}: the rows do not add up: {_told(entered, settled)}; this is a defect")
        if np.any(entered[1:] == entered[:-1]):
            raise LedgerError(f"{self._stage}: two input rows share an id; ids must be unique in the artifact above")
        return self.counts()

    def _tally(self, fate: str) -> dict[str, int]:
        return {reason: n for (kind, reason), n in sorted(self._fates.items()) if kind == fate}


def _hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _fate(outcome: Outcome) -> tuple[str, str]:
    if isinstance(outcome, Kept):
        return ("kept", "")
    if isinstance(outcome, Rejected):
        return ("rejected", outcome.reason.value)
    if isinstance(outcome, Failed):
        return ("failed", outcome.error.value)
    return ("waiting", "")


def _told(entered: np.ndarray, settled: np.ndarray) -> str:
    vanished = np.setdiff1d(entered, settled).size
    appeared = np.setdiff1d(settled, entered).size
    twice = settled.size - np.unique(settled).size
    return f"{entered.size} in, {settled.size} out ({vanished} vanished, {appeared} from nowhere, {twice} ended twice)"
