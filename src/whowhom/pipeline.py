"""The way through the house, once and in order. Read the table aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from whowhom import clean, code, gate, parse, propose, read, resolve
from whowhom.codebook import Codebook
from whowhom.codebook import load as load_codebook
from whowhom.plugins import Plugin, PluginError
from whowhom.records import Event, Problem, Quotation, Relation, Report
from whowhom.syntax import Reading


@dataclass(frozen=True)
class House:
    """What the stages need beside the report: loaded once, never changed."""

    codebook: Codebook
    parser: parse.Parser
    tables: resolve.Tables
    wrappers: code.Wrappers
    labels: code.Labels
    model: propose.Model | None = None


def _clean(reading: Reading, house: House) -> Reading:
    cleaned = clean.clean(reading)
    return replace(cleaned, report=replace(cleaned.report, press=resolve.press(cleaned, house.tables)))


def _gate(reading: Reading, house: House) -> Reading:
    return gate.gate(reading, house.parser.words, house.codebook)


def _parse(reading: Reading, house: House) -> Reading:
    return parse.parse(reading, house.parser)


def _resolve(reading: Reading, house: House) -> Reading:
    return resolve.resolve(reading, house.tables)


def _propose(reading: Reading, house: House) -> Reading:
    return propose.propose(reading, house.model) if house.model is not None else reading


def _code(reading: Reading, house: House) -> Reading:
    return code.code(reading, house.codebook, house.wrappers, house.labels)


def _labels(parties: resolve.PartyTables) -> code.Labels:
    inside = {iso3: parties.told_name(iso3) for iso3 in parties.countries}
    rows = (row for group in parties.names.rows.values() for row in group)
    seats = frozenset(" ".join(written) for written, entry in rows if entry.kind in ("capital", "seat"))
    return code.Labels(parties.countries, inside, parties.words["labels"], seats)


@dataclass(frozen=True)
class Stage:
    """A room of the house: what it reads and writes of the Reading, and its door."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[Reading, House], Reading]


DETAILS = ("mentions", "times", "durations", "places", "toponyms", "homes", "forces", "casualties")
STAGES = (
    Stage("clean", ("report",), ("blocks",), _clean),
    Stage("gate", ("report", "blocks"), ("share",), _gate),
    Stage("parse", ("report", "blocks"), ("sentences",), _parse),
    Stage("resolve", ("report", "blocks", "sentences"), (*DETAILS, "timexes"), _resolve),
    Stage("propose", ("report", "blocks", "sentences", "mentions", "places"), ("signals",), _propose),
    Stage("code", ("report", "blocks", "share", "sentences", *DETAILS, "signals"), ("events", "relations"), _code),
)


class Coder:
    """Reports in, records out. Loading takes a second or two; a Coder may be used for any number of reports.

    ``codebook``: a folder layered over the shipped codebook; ``model``: an installed spaCy English model; ``learned``:
    whether the learned coder is heard beside the frames (the codebook's own examples are checked without it).
    Raises CodebookError for a faulty codebook and LookupError for a missing model.
    """

    def __init__(self, codebook: str | None = None, model: str | None = None, learned: bool = True) -> None:
        from whowhom import __version__
        from whowhom.parse.spacy_parser import PINNED, SpacyParser

        book = load_codebook(Path(codebook) if codebook else None)
        tables = resolve.load(*([codebook] if codebook else []))
        self.house = House(
            book,
            SpacyParser(model or PINNED),
            tables,
            code.Wrappers(book),
            _labels(tables.parties),
            propose.Model() if learned else None,
        )
        self.version = __version__
        model_id = self.house.model.id if self.house.model is not None else ""
        self.codebook_id = f"{book.id}+{model_id}" if model_id else book.id  # another model is another reader

    @property
    def parser(self) -> str:
        """Name and version of the parser's model."""
        return f"{self.house.parser.name} {self.house.parser.version}"

    def read(self, report: Report, last: str = "code") -> Reading:
        """The reading of one report when the stage ``last`` is done: blocks, sentences, mentions, events, problems.

        The stages are clean, gate, parse, resolve, propose and code.
        A report of which no act would be recorded is left at the gate, unless what a stage before ``code`` makes of it
        is asked for.
        """
        reading = Reading(report)
        for stage in STAGES:
            reading = stage.run(reading, self.house)
            if stage.name == last or (last == "code" and gate.aside(reading, self.house.codebook)):
                break
        return reading

    def about(self, report: Report) -> Report:
        """The report with its day and its outlet, which the text may tell; nothing is coded."""
        return _clean(Reading(report), self.house).report

    def quotations(self, report: Report) -> tuple[Quotation, ...]:
        """Who says, thinks, wants or judges what in one report, whether or not an act is told; in order."""
        return code.quotations(_parse(_clean(Reading(report), self.house), self.house), self.house.codebook)

    def code(self, text: str, published: str | None = None, source: str = "text") -> tuple[Event | Relation, ...]:
        """Events and relations of a text, in the order in which they are told.

        ``published`` is the day of the report, as 2022-11-30: "on Wednesday" is counted from it, and without it has no
        day. ``source`` is the name by which the records call the text. Raises ValueError for a day that is none.
        """
        report = read.report_from_text(
            text, source=source, published=published, published_from="option" if published else None
        )
        reading = self.read(replace(report))
        return (*reading.events, *reading.relations)


class PluggedCoder:
    """Our coder up to its last stage, and a plugin in the place of that; records name it behind the codebook.

    Raises PluginError for a plugin that cannot be loaded. What goes wrong later is a problem of the report at hand.
    """

    def __init__(self, coder: Coder, plugin: Plugin) -> None:
        plugin.load()
        self._coder, self._plugin = coder, plugin
        self.version = coder.version
        self.codebook_id = f"{coder.codebook_id}+{plugin.label}"  # another coder is another reader

    def read(self, report: Report) -> Reading:
        """The report with its events, relations and problems."""
        reading = self._coder.read(report, "resolve")
        try:
            found = tuple(self._plugin(reading, self._coder.house.codebook))
        except PluginError as error:
            problem = Problem("code", "plugin", f"{report.source}: {error}", report.id)
            return replace(reading, problems=(*reading.problems, problem))
        events = tuple(one for one in found if isinstance(one, Event))
        return replace(reading, events=events, relations=tuple(one for one in found if isinstance(one, Relation)))

    def about(self, report: Report) -> Report:
        """The report with its day and its outlet, which the text may tell; nothing is coded."""
        return self._coder.about(report)
