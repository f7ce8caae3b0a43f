"""What a reviewer says, and what leaves of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from whowhom.codebook.texts import EXAMPLES
from whowhom.serve.asking import Looking

Field_ = Literal["type", "mode", "status", "actors", "recipients", "when", "places"]
LONGEST_ID, MOST_RECORDS = 200, 200
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of every file in the archive, so that the same answer has the same bytes


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Given(Body):
    """A verdict on a record, or on all records of an incident. ``blind``: others' verdicts were not in sight."""

    kind: Literal["accept", "reject", "correct"]
    id: str = Field(max_length=LONGEST_ID)
    reviewer: str = Field(min_length=1, max_length=100)
    fields: dict[Field_, Any] = Field({}, description="What is set right; docs/review.md says how.")
    note: str = Field("", max_length=2000)
    blind: bool = True
    decides: bool = False


class TakenBack(Body):
    """A verdict or a judgement that its giver takes back."""

    number: int = Field(ge=1, le=2**31 - 1)
    reviewer: str = Field(min_length=1, max_length=100)


class Judged(Body):
    """Records that are one act, or of which no two are."""

    kind: Literal["merge", "split"]
    events: list[str] = Field(min_length=2, max_length=MOST_RECORDS)
    reviewer: str = Field(min_length=1, max_length=100)
    note: str = Field("", max_length=2000)


@dataclass(frozen=True, slots=True)
class Kept:
    """The numbers under which `whowhom judge list` shows it."""

    numbers: tuple[int, ...]


def review_verdict(request: Request, given: Given) -> Kept:
    """Keeps what a reviewer says of a record: it is right, it is none, or it should say something else."""
    with request.app.state.writer.hand() as store:
        numbers = store.verdict(
            given.kind,
            given.id,
            by=given.reviewer,
            fields=given.fields,
            note=given.note,
            blind=given.blind,
            decides=given.decides,
            link=False,
        )
    return Kept(tuple(numbers))


def review_undo(request: Request, taken: TakenBack) -> Kept:
    """Takes a verdict or a judgement back. It stays on the list, as undone."""
    with request.app.state.writer.hand() as store:
        if store.is_verdict(taken.number):
            store.undo_verdict(taken.number, by=taken.reviewer, link=False)
        else:
            store.undo_judgement(taken.number)
    return Kept((taken.number,))


def review_judgement(request: Request, judged: Judged) -> Kept:
    """Keeps which records are one act, or that no two of them are. It goes before all signs of linking."""
    with request.app.state.writer.hand() as store:
        number = store.judge(judged.kind, judged.events, by=judged.reviewer, note=judged.note)
    return Kept((number,))


class Zip(Response):
    """An archive."""

    media_type = "application/zip"


class Toml(Response):
    """Part of a codebook."""

    media_type = "application/toml"


def review_gold(store: Looking) -> Zip:
    """Reviewed reports in the form by which coders are scored, a file a report, as a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for report in store.gold():
            name = re.sub(r"[^\w.-]", "-", report["id"])[:100]
            text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
            archive.writestr(zipfile.ZipInfo(f"{name}.json", FIRST_DAY), text)
    return Zip(out.getvalue(), headers=_named("reviewed.zip"))


def review_examples(store: Looking) -> Toml:
    """Reviewed records as examples and near misses of a codebook, in its notation (TOML)."""
    text = "\n".join(one.toml() for one in store.examples() if one)
    return Toml(text.encode(), headers=_named(EXAMPLES))


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
