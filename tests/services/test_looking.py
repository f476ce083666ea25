"""Wishes are recorded, found again, and refused when no page could follow them."""

from typing import Any

import pytest

from coprosec.domain.learner import TEXT_PERCENTS, Learner
from coprosec.domain.look import Look
from coprosec.services.study import Study
from tests.services.conftest import OpenStudy


def test_given_wishes_when_the_file_is_opened_again_then_they_are_known(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    study.looking.prefer(amina.id, theme="dark", still=True)
    study.looking.prefer(amina.id, theme=None, face="atkinson")
    assert open_study().looking.of(amina.id) == Look(None, None, "atkinson", still=True)


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_given_a_text_size_when_preferred_then_remembered(study: Study, amina: Learner, percent: int) -> None:
    study.looking.prefer(amina.id, text_percent=percent)
    assert study.looking.of(amina.id).text_percent == percent
    assert study.learners.all()[0].text_percent == percent


@pytest.mark.parametrize(
    "wish", [{"text_percent": 0}, {"text_percent": 101}, {"theme": "sepia"}, {"face": "comic"}, {"still": "yes"}]
)
def test_given_what_is_not_offered_when_preferred_then_refused_and_nothing_recorded(
    study: Study, amina: Learner, wish: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=next(iter(wish))):
        study.looking.prefer(amina.id, **wish)
    assert len(study.record.statements()) == 1
