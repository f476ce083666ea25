"""Judging a response, or refusing it before it is recorded."""

from coprosec.domain.items import Item, Response, Score
from coprosec.errors import ErrorCode, KnownError


def judge(item: Item, response: Response) -> Score:
    """The points that `response` wins. KnownError ANSWER_REFUSED, with the reason, when it cannot be judged."""
    problem = item.body.problem(response)
    if problem is not None:
        raise KnownError(ErrorCode.ANSWER_REFUSED, reason=problem)
    return item.body.grade(response)
