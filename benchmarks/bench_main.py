"""The main job on text: words per second, the share of each stage and component, and the ratio to Stanza.

Analyses of words are cached. The brochure is therefore timed twice: the first time that a process which has read other
texts processes it, and again later. Stanza is measured if it is installed (``pip install 'kaext[stanza]'``), with the
package that kaext ships and with models of Stanza's default sizes; torch determines the number of its threads
(``OMP_NUM_THREADS=1``).
"""

import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kaext.batch.worker import loading
from kaext.emit.payload import document_json
from kaext.models import STANZA, find
from kaext.pipeline import Stopwatch, analyse, load

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
BROCHURE = CORPUS / "raw" / "partners-south-caucasus.txt"
# Processed before the brochure; the last one also between two rounds, so that no round profits from the round before.
OTHERS = [
    *(path for path in sorted(CORPUS.glob("synthetic/open/*.txt")) if not path.name.endswith(".xml.txt")),
    CORPUS / "dev" / "trust-funds.txt",
]
ROUNDS = 5
STANZA_PROCESSORS = "tokenize,mwt,pos,lemma"
DEFAULT_TAGGER = {
    "hidden_dim": 200,
    "char_hidden_dim": 400,
    "deep_biaff_hidden_dim": 400,
    "composite_deep_biaff_hidden_dim": 100,
    "word_emb_dim": 75,
    "char_emb_dim": 100,
    "tag_emb_dim": 50,
    "transformed_dim": 125,
}
DEFAULT_LEMMATIZER = {"hidden_dim": 200, "emb_dim": 50, "max_dec_len": 12}


def first_and_best(work: Callable[[], object], *, between: Callable[[], object] = lambda: None) -> tuple[float, float]:
    """Return the CPU time of the first round, and the least of several further rounds."""
    times = []
    for _ in range(ROUNDS + 1):
        between()
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return times[0], min(times[1:])


def stanza_pipeline() -> Any:
    """Return Stanza's pipeline with the package that kaext ships."""
    import stanza

    return stanza.Pipeline(
        "ka", dir=str(find(STANZA)), processors=STANZA_PROCESSORS, verbose=False, download_method=None, use_gpu=False
    )


def stanza_pipelines() -> dict[str, Callable[[str], object]]:
    """Return Stanza's pipelines by name."""
    name = f"stanza ({STANZA_PROCESSORS})"
    return {name: stanza_pipeline(), f"{name}, its own default sizes": with_default_sizes(stanza_pipeline())}


def with_default_sizes(pipeline: Any) -> Any:
    """Give a pipeline a tagger and a lemmatizer of Stanza's default sizes, without character models.

    The weights are random, which does not affect the time. Such a lemmatizer does not predict the end of a word, so
    that its output is limited to the usual length of Georgian words.
    """
    from stanza.models.pos.model import Tagger

    words, lemmas = pipeline.processors["pos"], pipeline.processors["lemma"]
    tagger, lemmatizer = words.trainer, lemmas.trainer
    tagger.args = {**tagger.args, **DEFAULT_TAGGER}
    vectors = words.pretrain.emb
    tagger.model = Tagger(tagger.args, tagger.vocab, emb_matrix=vectors, share_hid=tagger.args["share_hid"]).eval()
    lemmatizer.args |= DEFAULT_LEMMATIZER
    lemmatizer.model = lemmatizer.build_seq2seq(lemmatizer.args, None, None).eval()
    return pipeline


def main() -> None:
    """Measure and print the tables."""
    data = BROCHURE.read_bytes()
    text = data.decode()
    words = len(text.split())
    # As in the workers of a batch: loaded objects are exempt from garbage collection.
    with loading():
        nlp = load("rules")
        peers = stanza_pipelines() if find_spec("stanza") is not None else {}

    def whole(data: bytes, name: str) -> None:
        document_json(analyse(data, name=name, nlp=nlp))

    for path in OTHERS:
        whole(path.read_bytes(), path.name)
    last = OTHERS[-1]
    first, ours = first_and_best(
        partial(whole, data, BROCHURE.name), between=partial(whole, last.read_bytes(), last.name)
    )
    print(f"the brochure: {words} words; processor time of the whole main job after {len(OTHERS)} other texts:")
    print(f"met first {first:.2f} s, {words / first:.0f} words/s; again {ours:.2f} s, {words / ours:.0f} words/s")
    for name, pipeline in peers.items():
        _, theirs = first_and_best(partial(pipeline, text))
        print(
            f"{name}: {theirs:.2f} s, {words / theirs:.0f} words/s; kaext is {theirs / first:.1f} times as fast on a "
            f"brochure met first, {theirs / ours:.1f} times on one read before"
        )
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
