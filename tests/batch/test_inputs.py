import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaext.batch import inputs as inputs_module
from kaext.batch.inputs import Input, _all_below, find_inputs, split_list, unreadable_documents
from kaext.problems import DocumentError, UsageError


def names(*arguments: str, listed: tuple[str, ...] = ()) -> list[str]:
    return [item.name for item in find_inputs(arguments, listed=listed)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.pdf", "deep/c.TXT", "deep/er/d.txt", "e.xml.txt", "f.docx", ".hidden/g.txt", ".h.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_folders_are_searched_through_in_the_order_of_names(folder: Path) -> None:
    assert names("in") == ["in/a.pdf", "in/b.txt", "in/deep/c.TXT", "in/deep/er/d.txt"]


def test_globs_and_files_each_once_in_the_order_given(folder: Path) -> None:
    assert names("in/deep/*", "in/b.txt", "in") == ["in/deep/c.TXT", "in/deep/er/d.txt", "in/b.txt", "in/a.pdf"]
    assert names("in/**/*.txt") == ["in/b.txt", "in/deep/er/d.txt"]


def test_a_file_named_outright_is_taken_whatever_its_name(folder: Path) -> None:
    assert names("in/f.docx", "in/e.xml.txt", "in/.h.txt") == ["in/f.docx", "in/e.xml.txt", "in/.h.txt"]


def test_what_is_not_there_is_a_wrong_command(folder: Path) -> None:
    with pytest.raises(UsageError, match="file-not-found"):
        names("in", "absent.pdf")
    with pytest.raises(UsageError, match="file-not-found"):
        names("in/*.odt")
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="no-inputs"):
        names("empty")


def test_lists_on_standard_input(folder: Path) -> None:
    assert names("-", listed=("in/b.txt", "in/deep")) == ["in/b.txt", "in/deep/c.TXT", "in/deep/er/d.txt"]
    assert split_list("a b.txt\nბ.txt\n".encode()) == ["a b.txt", "ბ.txt"]
    assert split_list(b"a b.txt\r\nc.txt\r\n") == ["a b.txt", "c.txt"]
    assert split_list(b"\xef\xbb\xbfa.txt\r\n\r\n  \t\r\n b.txt\n\n") == ["a.txt", " b.txt"]
    assert split_list(b"a\nb.txt\0c.txt\r\0") == ["a\nb.txt", "c.txt\r"]
    assert split_list("ა.txt\r\nb.txt\r\n".encode("utf-16")) == ["ა.txt", "b.txt"]
    assert split_list(b"\xff.txt") == [os.fsdecode(b"\xff.txt")]


def test_symbolic_links_that_loop_are_followed_once(folder: Path) -> None:
    (folder / "in" / "deep" / "up").symlink_to(folder / "in")
    (folder / "in" / "again.txt").symlink_to(folder / "in" / "b.txt")
    (folder / "in" / "self.txt").symlink_to(folder / "in" / "self.txt")
    found = find_inputs(["in"])
    assert [item.name for item in found] == [
        "in/a.pdf",
        "in/again.txt",
        "in/self.txt",
        "in/deep/c.TXT",
        "in/deep/er/d.txt",
    ]
    with pytest.raises(DocumentError, match="file-unreadable"):
        found[2].read()


@pytest.mark.parametrize("name", ["ბროშურა.txt", "with space.txt", "line\nend.txt", "ქ" * 83 + ".txt", "quote'\".txt"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    (found,) = find_inputs([str(tmp_path)])
    assert found.read() == b"x"
    assert found.name == f"{tmp_path}/{name}"


def test_bytes_that_are_no_utf_8_are_written_as_escapes(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("x")
    (found,) = find_inputs([str(tmp_path)])
    assert found.name == f"{tmp_path}/\\xff.txt"
    assert found.read() == b"x"


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = find_inputs([str(tmp_path)])
    with pytest.raises(DocumentError, match="not a regular file"):
        found.read()


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs_module, "MAX_BYTES", 10)
    (tmp_path / "large.txt").write_text("x" * 11)
    (found,) = find_inputs([str(tmp_path)])
    with pytest.raises(DocumentError, match="file-too-large"):
        found.read()


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def test_archives_are_read_in_place(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "more.zip", {"b.txt": b"2", "a/ქ.txt": b"1", "c.xml.txt": b"", "d.docx": b"", ".e.txt": b""}
    )
    found = find_inputs([str(path)])
    assert [(item.member, item.read()) for item in found] == [("a/ქ.txt", b"1"), ("b.txt", b"2")]
    assert found[0].name == f"{path}/a/ქ.txt"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["more.zip"]


def test_an_archive_in_an_archive_is_reported(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a.txt": b"1", "in.ZIP": b"PK", ".zip": b"", "../out.zip": b"PK"})
    faults = {item.member: item.fault.id if item.fault else "" for item in find_inputs([str(path)])}
    assert faults == {"a.txt": "", "in.ZIP": "archive-nested", "../out.zip": "archive-unsafe"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_reported_rather_than_all_lost_but_one(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a.txt": b"1", "b.txt": b"2"})
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("a.txt", b"3")
    found = {item.member: item.fault.message if item.fault else "" for item in find_inputs([str(path)])}
    assert found == {"a.txt": "the archive cannot be read: it contains 2 files named 'a.txt'", "b.txt": ""}


def test_the_members_of_an_archive_are_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_inputs([str(archive(tmp_path / "x.zip", {f"{n}.txt": b"%d" % n for n in range(50)}))])
    opened: list[str] = []

    class Counted(zipfile.ZipFile):
        def __init__(self, path: str) -> None:
            opened.append(path)
            super().__init__(path)

    monkeypatch.setattr(zipfile, "ZipFile", Counted)
    assert {item.read() for item in found} == {b"%d" % n for n in range(50)}
    assert opened == [str(tmp_path / "x.zip")]


def test_an_archive_that_is_replaced_is_read_anew(tmp_path: Path) -> None:
    (item,) = find_inputs([str(archive(tmp_path / "x.zip", {"a.txt": b"old"}))])
    assert item.read() == b"old"
    (tmp_path / "x.zip").unlink()
    archive(tmp_path / "x.zip", {"a.txt": b"newer"})
    assert item.read() == b"newer"


def test_documents_that_kaext_does_not_read_are_counted(folder: Path) -> None:
    archive(folder / "in" / "more.zip", {"a.DOCX": b"", "b.txt": b"", ".c.docx": b"", "d/e.rtf": b""})
    (folder / "in" / ".hidden" / "x.docx").touch()
    (folder / "in" / "damaged.zip").write_bytes(b"PK")
    assert unreadable_documents(["in", "-"]) == {".docx": 2, ".rtf": 1}
    assert unreadable_documents(["in/more.zip", "in/f.docx"]) == {".docx": 1, ".rtf": 1}
    assert unreadable_documents(["in/deep"]) == {}
    # The pages of a dataset among the inputs are not the user's documents.
    (folder / "in" / "out" / ".kaext").mkdir(parents=True)
    (folder / "in" / "out" / "report.html").touch()
    assert unreadable_documents(["in"]) == {".docx": 2, ".rtf": 1}


def test_a_folder_is_no_document(folder: Path) -> None:
    with pytest.raises(DocumentError, match="it is a folder"):
        Input("in").read()


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt"])
def test_members_that_lead_out_of_an_archive_are_left_unread(tmp_path: Path, name: str) -> None:
    (found,) = find_inputs([str(archive(tmp_path / "x.zip", {name: b"1"}))])
    with pytest.raises(DocumentError, match="archive-unsafe"):
        found.read()


def test_members_that_expand_beyond_measure_are_left_unread(tmp_path: Path) -> None:
    (found,) = find_inputs([str(archive(tmp_path / "x.zip", {"bomb.txt": b"\0" * (11 << 20)}))])
    with pytest.raises(DocumentError, match="unpacks to"):
        found.read()


def test_a_member_larger_than_it_says_is_left_unread(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a.txt": b"x" * 5000})
    data = path.read_bytes().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    path.write_bytes(data)
    (found,) = find_inputs([str(path)])
    with pytest.raises(DocumentError, match=r"archive-invalid: .*CRC"):
        found.read()


def test_a_member_that_is_encrypted_is_left_unread(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a.txt": b"x"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(data)
    (found,) = find_inputs([str(path)])
    with pytest.raises(DocumentError, match=r"archive-invalid: .*'a\.txt' is encrypted"):
        found.read()


def test_a_damaged_archive_is_one_failed_input(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 no archive")
    (found,) = find_inputs([str(tmp_path)])
    with pytest.raises(DocumentError, match="archive-invalid"):
        found.read()
    assert found.digest() == b""


def test_an_archive_of_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs_module, "MAX_MEMBERS", 2)
    (found,) = find_inputs([str(archive(tmp_path / "x.zip", {f"{n}.txt": b"" for n in range(3)}))])
    with pytest.raises(DocumentError, match="3 members"):
        found.read()


def test_what_a_closed_folder_holds_is_not_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert sum(1 for _ in _all_below(folder / "in")) > 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_searched_is_one_failed_input(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IWUSR)
    (found,) = find_inputs([str(tmp_path)])
    with pytest.raises(DocumentError, match="file-unreadable"):
        found.read()
    assert unreadable_documents([str(tmp_path)]) == {}


def whole_archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for number, method in enumerate(
            (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
        ):
            file.writestr(f"{number}.txt", "საქართველო " * 9, compress_type=method)
    return buffer.getvalue()


ARCHIVE = whole_archive()
CHANGES = st.lists(st.tuples(st.integers(0, len(ARCHIVE) - 1), st.integers(0, 255)), max_size=4)


NAME_OF_ONE = ARCHIVE.rindex(b"1.txt")


@given(CHANGES, st.integers(0, len(ARCHIVE)))
@example([(NAME_OF_ONE, 0)], 0)  # a name that is empty
def test_a_damaged_archive_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(ARCHIVE)
    for place, value in changes:
        data[place] = value
    path = tmp_path_factory.mktemp("fuzz") / "x.zip"
    path.write_bytes(data[:length] if not changes else data)
    for item in _inputs_or_none(path):
        assert item.fault is not None or len(item.digest()) in (0, 32)


@given(st.binary(max_size=200))
def test_any_bytes_as_an_archive_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "x.zip"
    path.write_bytes(data)
    for item in _inputs_or_none(path):
        assert item.fault is not None


def _inputs_or_none(path: Path) -> list[Input]:
    try:
        return find_inputs([str(path)])
    except UsageError as error:
        assert error.problem.id == "no-inputs"
        return []
