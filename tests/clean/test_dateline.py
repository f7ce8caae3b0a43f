"""Datelines of many agencies and papers, and openings that only look like one."""

from __future__ import annotations

import pytest

from whowhom.clean import clean
from whowhom.read import report_from_text
from whowhom.records import Block, Report
from whowhom.syntax import Reading

SENTENCE = "Gondor recalled its envoy from Arnor, the ministry said."

DATELINES = [
    ("ANKARA, Oct 6 - ", "ANKARA"),
    ("KYIV, Nov. 26 – ", "KYIV"),
    ("MANILA, Philippines - ", "MANILA, Philippines"),
    ("MANILA, Philippines — ", "MANILA, Philippines"),
    ("WASHINGTON (AP) — ", "WASHINGTON"),
    ("BEIJING, Nov. 30 (Xinhua) -- ", "BEIJING"),
    ("MOSCOW, October 6. /TASS/. ", "MOSCOW"),
    ("Tehran, Nov 30, IRNA – ", "Tehran"),
    ("DAMASCUS, (SANA)-", "DAMASCUS"),
    ("Ulaanbaatar /MONTSAME/. ", "Ulaanbaatar"),
    ("GENEVA/KYIV (30 November 2022) – ", "GENEVA/KYIV"),
    ("NAIROBI, Kenya (AP) — ", "NAIROBI, Kenya"),
    ("PORT-AU-PRINCE, Haiti, Feb. 3 (UPI) -- ", "PORT-AU-PRINCE, Haiti"),
    ("TEGUCIGALPA—", "TEGUCIGALPA"),
    ("ISLAMABAD: ", "ISLAMABAD"),
    ("KABUL (Pajhwok): ", "KABUL"),
    ("Cape Town - ", "Cape Town"),
    ("Doha: ", "Doha"),
    ("Port of Spain, 5 May 2019 - ", "Port of Spain"),
    ("[Juba, 4 April 2014] ", None),
    ("(Reuters) - ", None),
    ("United Nations, 3 March -- ", "United Nations"),
    ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - ", "SYDNEY and KUALA LUMPUR"),
    ("JERUSALEM, Thursday — ", "JERUSALEM"),
    ("BOGOTÁ, Colombia (EFE).- ", "BOGOTÁ, Colombia"),
    ("Astana. 5 May. KazTAG - ", "Astana"),
    ("Moscow. May 5. INTERFAX.RU - ", "Moscow"),
    ("AMMAN, 12 Muharram 1443 / 20 August 2021 (SPA) -- ", "AMMAN"),
    ("Pyongyang, April 14, Juche 112 -- ", "Pyongyang"),
    ("PARIS (AP) _ ", "PARIS"),
    ("N'DJAMENA — ", "N'DJAMENA"),
    ("ST. PETERSBURG, June 16 — ", "ST. PETERSBURG"),
]

NONE = [
    "Chinese Nationalist Party (KMT) lawmakers walked out of the session on Monday.",
    "NATO - which has bases there - said nothing about the vessel.",
    "The minister - a former general - resigned on Monday.",
    "Exclusive: Gondor is to buy ten frigates from Arnor.",
    "He said: We shall not yield to the demand.",
    "Aragorn, Faramir and others - all of them officers - met in Osgiliath.",
    "Russia-backed rebels fired on the town.",
    "Oct. 6 was the day on which the army left.",
    "Osgiliath, 12 riders 1415 - Rohan counts its losses again.",
]


def blocks(text: str) -> tuple[Block, ...]:
    return clean(Reading(report_from_text(text, source="t"))).blocks


@pytest.mark.parametrize(("head", "place"), DATELINES)
def test_a_dateline_is_cut_off_and_names_its_place(head: str, place: str | None) -> None:
    text = head + SENTENCE
    first, second = blocks(text)
    assert (first.kind, text[first.span.start : first.span.end]) == ("dateline", head.strip())
    assert (second.kind, text[second.span.start : second.span.end]) == ("body", SENTENCE)
    if place:
        assert first.place == place


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_dateline_stays_body(text: str) -> None:
    assert "dateline" not in [block.kind for block in blocks(text)]


def test_a_dateline_may_fill_its_paragraph() -> None:
    found = blocks(f"Colombo | 5 May\n\n{SENTENCE}")
    assert [(block.kind, block.place) for block in found] == [("dateline", "Colombo"), ("body", None)]


def test_every_item_of_a_round_up_may_have_its_own() -> None:
    text = f"MINAS TIRITH, May 5 - {SENTENCE}\n\nIn the north it rained.\n\nFORNOST, May 5 - Arnor closed the border."
    assert [block.place for block in blocks(text) if block.kind == "dateline"] == ["MINAS TIRITH", "FORNOST"]


DATES = [
    ("date 2022-11-30 Left Menu\n\n{}", "2022-11-30"),
    ("Home World Middle East Published 2022-01-21 Left Menu\n\n{}", "2022-01-21"),
    ("Posted 27 November 2018 | World | Foreign staff and agencies\n\n{}", "2018-11-27"),
    ("This story is from March 7, 2002\n\n{}", "2002-03-07"),
    ("Monday 5 June 2017 18:20 GST\n\n{}", "2017-06-05"),
    ("Updated 3 May 2019 | Published 1 May 2019\n\n{}", "2019-05-01"),
    ("OSGILIATH (30 November 2022) – {}", "2022-11-30"),
    ("Osgiliath, 5 May 2019\n\n{}", "2019-05-05"),
    ("25/12/1991 10:30\n\n{}", "1991-12-25"),
    ("{}\n\nPublished: 5 May 1987", "1987-05-05"),
    ("https://news.example/world/2021/07/09/envoy-recalled\n\n{}", "2021-07-09"),
    ("By Agencies | Osgiliath | Jan. 31, 2022, 9:10 p.m.\n\n{}", "2022-01-31"),
    ("OSGILIATH, Oct 6 - {}", None),
    ("03/04/2019\n\n{}", None),
    ("{} The treaty was signed on 5 May 2019.", None),
    ("{}\n\nCopyright 2017 The Ithilien Ledger. All rights reserved.", None),
    ("Published 2022-02-30\n\n{}", None),
]


@pytest.mark.parametrize(("page", "day"), DATES)
def test_the_page_may_date_the_report(page: str, day: str | None) -> None:
    report = clean(Reading(report_from_text(page.format(SENTENCE), source="t"))).report
    assert (report.published, report.published_from) == (day, "dateline" if day else None)


def test_a_date_that_is_known_is_never_replaced() -> None:
    report: Report = report_from_text(f"date 2022-11-30\n\n{SENTENCE}", source="t", published="2020-01-02")
    cleaned = clean(Reading(report)).report
    assert (cleaned.published, cleaned.published_from) == ("2020-01-02", "option")


def test_the_day_of_a_crawl_gives_way_to_a_date_in_the_text() -> None:
    crawled = {"source": "t", "published": "2023-01-02", "published_from": "crawl"}
    dated, bare = (
        clean(Reading(report_from_text(text, **crawled))).report
        for text in (f"date 2022-11-30\n\n{SENTENCE}", SENTENCE)
    )
    assert (dated.published, dated.published_from) == ("2022-11-30", "dateline")
    assert (bare.published, bare.published_from) == ("2023-01-02", "crawl")
