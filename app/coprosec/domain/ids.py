"""Identifiers: course slugs, and UUIDs that sort by the moment they were made."""

import os
from datetime import datetime
from typing import NewType

LearnerId = NewType("LearnerId", str)
TrainerId = NewType("TrainerId", LearnerId)
DeviceId = NewType("DeviceId", str)
StatementId = NewType("StatementId", str)
AttemptId = NewType("AttemptId", str)
KeyId = NewType("KeyId", str)

ModuleId = NewType("ModuleId", str)
LessonId = NewType("LessonId", str)
QuizId = NewType("QuizId", str)
ItemId = NewType("ItemId", str)
ObjectiveId = NewType("ObjectiveId", str)
SourceId = NewType("SourceId", str)
TermId = NewType("TermId", str)
ScenarioId = NewType("ScenarioId", str)
CohortId = NewType("CohortId", str)


def new_uuid(now: datetime) -> str:
    """A UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits.

    The clock only makes the ids sort well; uniqueness rests on the random bits, so a wrong clock is harmless.
    """
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    random = int.from_bytes(os.urandom(10), "big") & (1 << 74) - 1
    value = milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
