"""The whole main job on text: words per second, the share of each stage and component, and the ratio to peers.

Stanza runs where it is installed (``pip install 'kaext[stanza]'``), with the package that kaext ships.
"""

import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from kaext.emit.payload import document_json
from kaext.models import STANZA, find
from kaext.pipeline import Stopwatch, analyse, load

BROCHURE = Path(__file__).resolve().parents[1] / "corpus" / "raw" / "partners-south-caucasus.txt"
ROUNDS = 5
STANZA_PROCESSORS = "tokenize,mwt,pos,lemma"


def best(work: Callable[[], object]) -> float:
    """Return the least processor time of several rounds, the first of which warms up."""
    times = []
    for _ in range(ROUNDS + 1):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times[1:])


def stanza_seconds(text: str) -> float | None:
    """Return the time that Stanza takes for its processors, or None where it is not installed."""
    if find_spec("stanza") is None:
        return None
    import stanza

    pipeline = stanza.Pipeline(
        "ka", dir=str(find(STANZA)), processors=STANZA_PROCESSORS, verbose=False, download_method=None, use_gpu=False
    )
    return best(lambda: pipeline(text))


def main() -> None:
    """Measure and print the tables."""
    data = BROCHURE.read_bytes()
    words = len(data.decode().split())
    nlp = load()

    def whole() -> None:
        document_json(analyse(data, name=BROCHURE.name, nlp=nlp))

    ours = best(whole)
    print(f"the brochure: {words} words; whole main job {ours:.2f} s of processor time, {words / ours:.0f} words/s")
    stanza = stanza_seconds(data.decode())
    if stanza is None:
        print(f"stanza ({STANZA_PROCESSORS}): not installed, not compared")
    else:
        print(f"stanza ({STANZA_PROCESSORS}): {words / stanza:.0f} words/s; kaext is {stanza / ours:.1f} times as fast")
    watch = Stopwatch()
    document = analyse(data, name=BROCHURE.name, nlp=nlp, stopwatch=watch)
    total = sum(watch.seconds.values())
    print("\n| stage | share |\n|---|---|")
    for stage, seconds in watch.seconds.items():
        print(f"| {stage} | {seconds / total:.0%} |")
    print("\n| component | share of extract |\n|---|---|")
    doc = nlp.make_doc(document.text)
    times: dict[str, float] = {}
    for name, component in nlp.pipeline:
        began = time.process_time()
        doc = component(doc)
        times[name] = time.process_time() - began
    for name, seconds in sorted(times.items(), key=lambda item: -item[1]):
        print(f"| {name} | {seconds / sum(times.values()):.0%} |")


if __name__ == "__main__":
    main()
