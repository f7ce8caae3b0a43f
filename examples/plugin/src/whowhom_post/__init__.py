"""Mails as reports, a coder that always says CONSULT, and records as a list in Markdown."""

from collections.abc import Iterable, Iterator, Mapping
from email import message_from_binary_file
from email.policy import default
from typing import Any, BinaryIO

from whowhom.codebook import Codebook
from whowhom.read import Draft
from whowhom.records import Event, Evidence, Problem, When, Why
from whowhom.syntax import Reading


def read_mail(name: str, stream: BinaryIO) -> Iterator[Draft | Problem]:
    """A mail is one report: its subject is the headline, its date the day of publication."""
    mail = message_from_binary_file(stream, policy=default)
    body = mail.get_body(("plain",))
    if body is None:
        yield Problem("read", "no-text", f"{name} has no plain text.")
        return
    day = mail["date"].datetime.date().isoformat() if mail["date"] else None
    text = f"{mail['subject']}\n\n{body.get_content()}"
    yield Draft(text=text, source=name, name=name, title=mail["subject"], field_date=day)


def always_consult(reading: Reading, codebook: Codebook) -> Iterator[Event]:
    """Whoever stands in one sentence has met. It is mostly wrong, and shows all that a coder has to do."""
    mode = codebook.mode("CONSULT", None)
    for sentence in reading.sentences:
        named = [mention for mention in reading.mentions if mention.sentence == sentence.index]
        parties = {party.id: party for mention in named for party in mention.parties}
        if len(parties) < 2:
            continue
        text = reading.slice(sentence.span)
        yield Event(
            id=f"{reading.report.id}_{sentence.index}",
            document=reading.report.id,
            type="CONSULT",
            mode=None,
            cameo=mode.cameo,
            quad=mode.quad,
            score=mode.score,
            reciprocal=True,
            actors=tuple(parties.values()),
            recipients=(),
            when=When(None, None, "unknown"),
            status="occurred",
            evidence=(Evidence(text, sentence.span),),
            why=(Why("always-consult", text, sentence.span),),
            confidence=0.3,
        )


def as_list(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line an act: "- CONSULT: FRA, ITA"."""
    for record in records:
        if "type" in record:  # a relation has none
            parties = [party["id"] for party in (*record["actors"], *record["recipients"])]
            yield f"- {record['type']}: {', '.join(parties)}\n"
