"""Cost of each profile: CPU seconds to load it and to process the corpus, compared with the rules profile.

usage: python benchmarks/bench_profiles.py

Each profile processes the open brochures three times; the fastest round counts. ``full-stanza`` is measured if Stanza
is installed (``pip install 'kaext[stanza]'``); torch is limited to one thread, like spaCy.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from time import process_time

from kaext.pipeline import PROFILES, RULES, analyse, load

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DOCUMENTS = tuple(
    CORPUS / f"{name}.txt" for name in ("raw/partners-south-caucasus", "dev/trust-funds", "dev/western-balkans")
)
ROUNDS = 3


def seconds(profile: str) -> tuple[float, float]:
    """Return the CPU seconds that a profile takes to load, and to process the documents."""
    start = process_time()
    nlp = load(profile)
    loaded = process_time()
    rounds = []
    for _ in range(ROUNDS):
        before = process_time()
        for path in DOCUMENTS:
            analyse(path.read_bytes(), name=path.name, nlp=nlp)
        rounds.append(process_time() - before)
    return loaded - start, min(rounds)


def main() -> None:
    """Print the table."""
    has_stanza = find_spec("stanza") is not None
    profiles = [profile for profile in PROFILES if has_stanza or profile != "full-stanza"]
    if not has_stanza:
        print("stanza is not installed: full-stanza is not measured\n")
    else:
        import torch

        torch.set_num_threads(1)
    print(f"| profile | load, s | {len(DOCUMENTS)} documents, s | times the rules |")
    print("|---|---|---|---|")
    of_rules = 0.0
    for profile in profiles:
        loading, reading = seconds(profile)
        of_rules = reading if profile == RULES else of_rules
        print(f"| {profile} | {loading:.2f} | {reading:.2f} | {reading / of_rules:.1f} |", flush=True)


if __name__ == "__main__":
    main()
