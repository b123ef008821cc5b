"""The same documents give the same bytes in every process, whatever the order of its sets and dictionaries."""

import os
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
CODE = """
import hashlib, sys
from pathlib import Path
from kaext.emit.payload import document_json
from kaext.pipeline import analyse, load
for path in map(Path, sys.argv[1:]):
    print(hashlib.sha256(document_json(analyse(path.read_bytes(), name=path.name, nlp=load()))).hexdigest())
"""


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    paths = [CORPUS / "raw" / "partners-south-caucasus.txt", CORPUS / "dev" / "western-balkans.txt"]
    command = [sys.executable, "-c", CODE, *map(str, paths)]
    results = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert len(results[0].split()) == len(paths)
    assert results[0] == results[1]
