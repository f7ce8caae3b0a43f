"""The API as a table that can be read aloud: path under /api/v1, and the view that answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from whowhom.serve.sheets import Maker, columned, listed
from whowhom.serve.views.about import about
from whowhom.serve.views.actor import actor
from whowhom.serve.views.changes import changes
from whowhom.serve.views.event import event
from whowhom.serve.views.events import events, events_sheet
from whowhom.serve.views.exercises import exercises, exercises_sheet
from whowhom.serve.views.facets import facets, facets_sheet
from whowhom.serve.views.incidents import incidents, incidents_sheet
from whowhom.serve.views.judging import (
    review_examples,
    review_gold,
    review_judgement,
    review_undo,
    review_verdict,
)
from whowhom.serve.views.lately import firsts, firsts_sheet, lately, lately_sheet
from whowhom.serve.views.ledger import ledger
from whowhom.serve.views.ledger_lists import problems, problems_sheet, reports, reports_sheet, sources, sources_sheet
from whowhom.serve.views.marks import marks, marks_sheet
from whowhom.serve.views.network import network
from whowhom.serve.views.pair import pair
from whowhom.serve.views.places import place
from whowhom.serve.views.queue import review_desk, review_queue
from whowhom.serve.views.report import report
from whowhom.serve.views.reviewed import review_agreement, review_record
from whowhom.serve.views.search import search, search_sheet
from whowhom.serve.views.suggest import suggest
from whowhom.serve.views.timeline import timeline
from whowhom.serve.views.tried import try_sentence


class Route(NamedTuple):
    """``view``'s first sentence of documentation is the route's; its annotations say what is asked and answered.

    ``rows``: what makes the sheet that leaves as CSV, Parquet, GeoJSON or JSON lines. Where the view answers with all
    rows at once, ``listed("changes", changes)`` makes it of its field ``changes``, ``columned(timeline)`` of columns.
    """

    path: str
    view: Callable[..., Any]
    method: str = "GET"
    rows: Maker | None = None


ROUTES = (
    Route("/about", about),
    Route("/events", events, rows=events_sheet),
    Route("/incidents", incidents, rows=incidents_sheet),
    Route("/facets", facets, rows=facets_sheet),
    Route("/timeline", timeline, rows=columned(timeline)),
    Route("/lately", lately, rows=lately_sheet),
    Route("/firsts", firsts, rows=firsts_sheet),
    Route("/changes", changes, rows=listed("changes", changes)),
    Route("/event/{id}", event),
    Route("/report/{id:path}", report),  # an id that came with the report may have slashes
    Route("/pair/{a}/{b}", pair, rows=listed("exercises", pair)),
    Route("/actor/{id}", actor, rows=listed("partners", actor)),
    Route("/network", network, rows=listed("edges", network)),
    Route("/exercises", exercises, rows=exercises_sheet),
    Route("/search", search, rows=search_sheet),
    Route("/ledger", ledger, rows=listed("runs", ledger)),
    Route("/ledger/sources", sources, rows=sources_sheet),
    Route("/ledger/problems", problems, rows=problems_sheet),
    Route("/ledger/reports", reports, rows=reports_sheet),
    Route("/suggest", suggest, rows=listed("suggestions", suggest)),
    Route("/review/desk", review_desk),
    Route("/review/queue", review_queue),
    Route("/review/record/{id}", review_record),
    Route("/review/agreement", review_agreement),
    Route("/review/gold", review_gold),
    Route("/review/examples", review_examples),
    Route("/review/verdicts", review_verdict, "POST"),
    Route("/review/undo", review_undo, "POST"),
    Route("/review/judgements", review_judgement, "POST"),
    Route("/try", try_sentence, "POST"),
    Route("/marks", marks, rows=marks_sheet),
    Route("/places/{name:path}", place),
)
