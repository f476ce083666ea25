"""The guides that come with the program."""

from pathlib import Path

import pytest

from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import RESOURCES
from coprosec.services.guides import ORDER, Guides


@pytest.fixture
def guides() -> Guides:
    return Guides(RESOURCES / "guide")


def test_they_are_listed_by_who_needs_them_first(guides: Guides) -> None:
    found = guides.all()
    assert tuple(guide.name for guide in found[: len(ORDER)]) == ORDER
    assert [guide.title for guide in found[:3]] == [
        "Apprendre avec ce programme",
        "Guide du formateur",
        "Guide de l’installateur",
    ]


@pytest.mark.parametrize("name", ORDER)
def test_each_is_a_page_with_its_title(name: str, guides: Guides) -> None:
    html = guides.html(name)
    assert html.count("<h1>") == 1
    assert "```" not in html
    assert "<table>" not in html


@pytest.mark.parametrize("name", ["absent", "../LICENSE", "", "formateur.md"])
def test_no_other_file_is_read(name: str, guides: Guides) -> None:
    with pytest.raises(KnownError) as refused:
        guides.html(name)
    assert refused.value.code is ErrorCode.CONTENT_GONE


def test_a_page_without_a_title_bears_its_files_name(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("Rien.", "utf-8")
    assert [(guide.name, guide.title) for guide in Guides(tmp_path).all()] == [("note", "note")]
