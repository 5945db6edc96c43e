"""The pairs worth a first look: in a large pool most pairs are nowhere near anybody's best.

A solution among these is proven or corrected against all pairs afterwards (column generation, called
sifting: Bixby, Gregory, Lustig, Marsten, Shanno 1992), so this choice costs time at worst, never quality.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from tandems.matching.levels import Levels
from tandems.matching.market import ScoreMatrix
from tandems.matching.sides import Ints

BEST_PARTNERS: Final = 16
DRAWN_PARTNERS: Final = 6
TILE_PAIRS: Final = 250_000
FAR: Final = 2**16
"""Pairs that are further from a gain than this are all alike."""
KEY_BITS: Final = 62
GOLDEN: Final = 0.6180339887498949
SAMPLED_ROWS: Final = 64
MIX: Final = 0x9E3779B97F4A7C15


def shortlist(offers: ScoreMatrix) -> Ints:
    """Flat places of the best partners of everybody and of some drawn ones, sorted.

    The draw is a fixed formula of row and column, the same in every run.
    """
    if int(offers.max()).bit_length() + max(offers.shape).bit_length() > KEY_BITS:
        return np.flatnonzero(offers >= 0)
    worth = int(offers.max())
    by_mentor = _best(offers.shape, worth, lambda rows: offers[rows])
    by_mentee = _best(offers.shape[::-1], worth, lambda columns: offers[:, columns].T)
    return distinct(by_mentor, _turned(by_mentee, offers.shape), drawn(offers))


def nearest(offers: ScoreMatrix, levels: Levels, mentors: Ints, mentees: Ints) -> Ints:
    """Flat places of the pairs that come nearest to a gain with these potentials, for everybody; sorted."""

    def gains(rows: slice, columns: slice) -> Ints:
        tile = offers[rows, columns]
        gain = (mentees[columns] - mentors[rows, None]) - levels.prices(tile)
        gain += FAR
        np.clip(gain, 0, 2 * FAR - 1, out=gain)
        gain[tile < 0] = -1
        return gain

    by_mentor = _best(offers.shape, 2 * FAR - 1, lambda rows: gains(rows, slice(None)))
    by_mentee = _best(offers.shape[::-1], 2 * FAR - 1, lambda columns: gains(slice(None), columns).T)
    return distinct(by_mentor, _turned(by_mentee, offers.shape))


def distinct(*places: Ints) -> Ints:
    """All of these, sorted, each once; numpy's way of hashing them would be slower."""
    every = np.sort(np.concatenate(places))
    new = np.ones(len(every), dtype=np.bool_)
    np.not_equal(every[1:], every[:-1], out=new[1:])
    return every[new]


def _turned(flat: Ints, shape: tuple[int, ...]) -> Ints:
    """Places of the transposed matrix as places of one with this shape."""
    columns, rows = np.divmod(flat, shape[0])
    return rows * shape[1] + columns


def _best(shape: tuple[int, ...], worth: int, tile_of: Callable[[slice], Ints]) -> Ints:
    """Flat places of the best few of each row; values below 0 are no partners, `worth` is the largest.

    Value and place share one number, so that a plain partition (fast) brings the places along. Among ties
    each row begins to count somewhere else; otherwise all would choose the same few.
    """
    height, width = shape
    few = min(BEST_PARTNERS, width)
    bits = max(1, (width - 1).bit_length())
    kind = np.int32 if worth.bit_length() + bits < np.iinfo(np.int32).bits else np.int64
    turns = (np.arange(height) * GOLDEN % 1 * width).astype(np.int64)
    circle: Ints = np.lib.stride_tricks.sliding_window_view(np.arange(2 * width, dtype=kind) % width, width)
    found = []
    tile = max(1, TILE_PAIRS // width)
    for start in range(0, height, tile):
        turn = turns[start : start + tile]
        keys: Ints = np.ascontiguousarray(tile_of(slice(start, start + tile))).astype(kind)
        keys <<= bits
        keys |= circle[turn]
        keys.partition(width - few, axis=1)
        best = keys[:, width - few :]
        rows, nth = np.nonzero(best >= 0)
        columns = ((best[rows, nth] & ((1 << bits) - 1)) - turn[rows]) % width
        found.append((rows + start) * width + columns)
    return np.concatenate(found)


def drawn(offers: ScoreMatrix, above: int = -1) -> Ints:
    """Some pairs of each row with scores above a limit, tried more often where there are few.

    Another limit draws others.
    """
    height, width = offers.shape
    some = offers[:: max(1, height // SAMPLED_ROWS)]
    possible = int(np.count_nonzero(some > above))
    tries = min(width, DRAWN_PARTNERS * some.size // max(1, possible))
    places = np.arange(height * tries, dtype=np.uint64) + np.uint64((above + 1) * height * tries)
    places ^= places >> np.uint64(15)
    places *= np.uint64(MIX)
    columns = ((places >> np.uint64(33)) % np.uint64(width)).astype(np.int64)
    flat = np.repeat(np.arange(height), tries) * width + columns
    found: Ints = flat[offers.ravel()[flat] > above]
    return found
