"""Attestations: awarded once, frozen, numbered, signed, and verified on any PC."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.certificates import Claim, code_of, codes_in, read_code
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.certificates import Verdict
from coprosec.services.study import Study
from tests.services.certificates_samples import READING, graduate
from tests.services.posts import Posts


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


@pytest.fixture
def a(posts: Posts) -> Study:
    return posts("Poste A")


def test_it_is_awarded_once_and_frozen(a: Study) -> None:
    afi = graduate(a, "Afi Dossou")
    first = a.certificates.award(afi.id, READING)
    assert (first.claim.name, first.claim.centre, first.claim.percent) == ("Afi Dossou", "Centre de Lokossa", 100)
    assert a.certificates.award(afi.id, READING) == first
    assert a.certificates.all() == (first,)
    a.installation.set_up("Autre centre", "Autre poste")
    assert a.certificates.of(afi.id, READING) == first


def test_numbers_follow_one_another(a: Study, posts: Posts) -> None:
    given = [a.certificates.award(graduate(a, name).id, READING).claim.number for name in ("Afi", "Bio", "Codjo")]
    assert [number[-4:] for number in given] == ["0001", "0002", "0003"]
    other = posts("Poste B")
    assert other.certificates.award(graduate(other, "Dossi").id, READING).claim.number not in given


def test_no_number_is_given_twice_whoever_is_erased_and_whatever_key_signs(a: Study) -> None:
    people = {name: graduate(a, name) for name in ("Afi", "Bio", "Codjo", "Dossi", "Ekoué")}
    numbers = [a.certificates.award(people[name].id, READING).claim.number for name in ("Afi", "Bio", "Codjo")]
    a.erasure.erase(people["Afi"].id, "Afi")
    a.erasure.erase(people["Codjo"].id, "Codjo")
    numbers.append(a.certificates.award(people["Dossi"].id, READING).claim.number)
    a.signing.rotate()
    numbers.append(a.certificates.award(people["Ekoué"].id, READING).claim.number)
    assert [number[-4:] for number in numbers] == ["0001", "0002", "0003", "0004", "0005"]


def test_it_waits_until_the_rule_is_met(a: Study) -> None:
    someone = a.learners.register("Afi")
    with pytest.raises(KnownError) as caught:
        a.certificates.award(someone.id, READING)
    assert (caught.value.code, caught.value.params["what"]) == (ErrorCode.NOT_COMPLETED, "Afi")


def test_any_pc_verifies_it_and_says_whether_it_knows_the_key(a: Study, posts: Posts, tmp_path: Path) -> None:
    code = a.certificates.award(graduate(a, "Afi").id, READING).code
    here = a.certificates.verify(code)
    assert (here.verdict, here.key and here.key.device_name) == (Verdict.TRUE, "Poste A")
    b = posts("Poste B")
    assert b.certificates.verify(code).verdict is Verdict.UNKNOWN_KEY
    b.exchange.merge(a.exchange.write(tmp_path / "a.coprosec").path, trust=True)
    assert b.certificates.verify(code).verdict is Verdict.TRUE
    assert b.certificates.verify(here.claim.number.lower() if here.claim else "").verdict is Verdict.TRUE


def test_after_a_rotation_old_attestations_still_hold(a: Study) -> None:
    old = a.certificates.award(graduate(a, "Afi").id, READING)
    a.signing.rotate()
    new = a.certificates.award(graduate(a, "Bio").id, READING)
    assert old.claim.public != new.claim.public
    assert [a.certificates.verify(one.code).verdict for one in (old, new)] == [Verdict.TRUE, Verdict.TRUE]


def test_whatever_is_altered_it_is_false(a: Study) -> None:
    code = a.certificates.award(graduate(a, "Afi").id, READING).code
    for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".replace(code[-1], ""):
        assert a.certificates.verify(code[:-1] + last).verdict is not Verdict.TRUE
    for place in range(5, len(code)):
        altered = code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :]
        assert a.certificates.verify(altered).verdict in {Verdict.FALSE, Verdict.UNREADABLE}


@pytest.mark.parametrize(
    "text", ["", "CPS1", "CPS1|a|b", "x" * 3000, "2026-ABCD-0001", "CPS1" + "|x" * 9, "\x00|\ud800"]
)
def test_what_is_no_code_is_said(a: Study, text: str) -> None:
    assert a.certificates.verify(text).verdict is Verdict.UNREADABLE


@given(st.lists(st.text(max_size=80), min_size=5, max_size=5), st.integers(0, 100))
def test_every_claim_can_be_read_back(texts: list[str], percent: int) -> None:
    claim = Claim(
        "2026-ABCD-0001", f"Afi {texts[0]}", f"Cours {texts[1]}", texts[2], "2026-11-24", percent, texts[4], bytes(32)
    )
    code = code_of(claim, bytes(64))
    found = read_code(f"  voici :\n{code} fin")
    assert found is not None
    assert found.message.decode() == claim.to_line()
    assert found.claim.percent == percent
    assert codes_in(f"<rdf:li>{code}</rdf:li>") == (code,)
