"""Whose press tells a report: by the input's word, the address, the mark in the dateline; else nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from whowhom.clean import clean
from whowhom.codebook import CodebookError
from whowhom.read import report_from_text
from whowhom.records import Outlet
from whowhom.resolve.outlets import find_outlet, load_outlets
from whowhom.syntax import Reading

TABLE = load_outlets()
SENTENCE = "Gondor recalled its envoy from Arnor, the ministry said."
HEADER = "id,name,aliases,domains,country,kind,wire,state,wikidata,source\n"


def told(text: str = SENTENCE, outlet: str | None = None, url: str | None = None) -> Outlet | None:
    return find_outlet(clean(Reading(report_from_text(text, source="-", outlet=outlet, url=url))), TABLE)


def short(found: Outlet | None) -> tuple[str, str] | None:
    return (found.id, found.by) if found else None


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("BBC News", "BBC"),
        ("The New York Times", "NEW YORK TIMES"),
        ("new york times", "NEW YORK TIMES"),
        ("Xinhua News Agency", "XINHUA"),
        ("El País", "EL PAIS"),
        ("www.rt.com", "RT"),
        ("The Guardian", "GUARDIAN"),
        ("The Guardian (Nigeria)", "GUARDIAN NG"),
        ("Ithilien Courier", None),
        ("The Nation", None),  # of Bangkok, Lahore, Lagos, New York?
        ("BBC News reader", None),
        ("...", None),
        ("", None),
    ],
)
def test_the_input_names_it(said: str, id: str | None) -> None:
    assert short(told(outlet=said)) == ((id, "field") if id else None)


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://www.reuters.com/world/gondor", "REUTERS"),
        ("http://uk.reuters.com:80/world", "REUTERS"),
        ("english.news.cn/2022/c.htm", "XINHUA"),
        ("https://oglobo.globo.com/mundo/1", "O GLOBO"),
        ("https://g1.globo.com/mundo/1", "TV GLOBO"),
        ("https://www.gov.uk/government/news/1", "GBR GOVERNMENT"),
        ("https://www.anytown.gov.uk/news", None),  # a council of its own
        ("https://2017-2021.state.gov/x", "USA STATE"),
        ("https://notreuters.com/world", None),
        ("https://reuters.com.example.org/world", None),
        ("https://com/", None),
        ("http://[news", None),
        ("file:///home/news.txt", None),
        ("", None),
    ],
)
def test_the_address_names_it(url: str, id: str | None) -> None:
    assert short(told(url=url)) == ((id, "url") if id else None)


@pytest.mark.parametrize(
    ("dateline", "id"),
    [
        ("NAIROBI, Kenya (AP) _ ", "AP"),
        ("WASHINGTON (AP) — ", "AP"),
        ("(Reuters) - ", "REUTERS"),
        ("BEIJING, Nov. 30 (Xinhua) -- ", "XINHUA"),
        ("MOSCOW, October 6. /TASS/. ", "TASS"),
        ("Tehran, Nov 30, IRNA – ", "IRNA"),
        ("DAMASCUS, (SANA)-", "SANA"),
        ("SEOUL, Oct. 6 (Yonhap) -- ", "YONHAP"),
        ("PORT-AU-PRINCE, Haiti, Feb. 3 (UPI) -- ", "UPI"),
        ("BERLIN (dpa) - ", "DPA"),
        ("LONDON (CNN) -- ", "CNN"),
        ("AMMAN, Nov. 30 (Petra) -- ", "PETRA"),
        ("PETRA, Jordan - ", None),  # the place
        ("LONDON, Nov 30 (Sun) - ", None),  # the day
        ("GENEVA (AFP/Reuters) - ", None),  # of two
        ("ANKARA, Oct 6 - ", None),
        ("OSGILIATH (GNA) - ", "GNA GHANA"),
        ("OSGILIATH (Palantir) - ", None),
        ("", None),
    ],
)
def test_the_dateline_names_it(dateline: str, id: str | None) -> None:
    assert short(told(dateline + SENTENCE)) == ((id, "dateline") if id else None)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (f"{SENTENCE} Arnor was silent.\n\n(AP)", "AP"),
        (f"{SENTENCE} Arnor was silent.\n\n--KUNA", "KUNA"),
        (f"{SENTENCE} Arnor was silent. (Xinhua)", "XINHUA"),
        (f"OSGILIATH (dpa) - {SENTENCE}\n\n(AP)", "DPA"),  # whose picture it is
        (f"{SENTENCE} Arnor was silent.\n\nPhoto: Reuters", None),
        (f"{SENTENCE} Arnor was silent.\n\n(CNN)", None),
        (f"{SENTENCE} Arnor heard it from Reuters (AP was silent).", None),
    ],
)
def test_a_line_that_is_nothing_but_a_mark_names_it(text: str, id: str | None) -> None:
    assert short(told(text)) == ((id, "dateline") if id else None)


def test_the_publisher_goes_before_the_agency_and_the_word_before_the_address() -> None:
    copy = "BEIJING, Nov. 30 (Xinhua) -- " + SENTENCE
    assert short(told(copy, "The Star Tribune of Bree", "https://www.globaltimes.cn/1")) == ("GLOBAL TIMES", "url")
    assert short(told(copy, "Dawn", "https://www.globaltimes.cn/1")) == ("DAWN", "field")
    assert short(told(copy, "Bree Gazette", "https://bree.example/1")) == ("XINHUA", "dateline")


def test_several_reports_under_several_marks_are_a_round_up_of_nobodys() -> None:
    first, second = f"MOSCOW, October 6. /TASS/. {SENTENCE}", f"BEIJING, Oct. 6 (Xinhua) -- {SENTENCE[:-1]} again."
    assert told(f"{first}\n\n{second}") is None
    assert short(told(f"{first}\n\n{first.replace('Arnor', 'Rohan')}")) == ("TASS", "dateline")


def test_what_is_known_of_it() -> None:
    assert told(outlet="KCNA") == Outlet("KCNA", "KCNA", "PRK", "agency", True, "yes", "field")
    assert told(outlet="NHK") == Outlet("NHK", "NHK", "JPN", "broadcaster", False, "public", "field")


def test_rows_of_ones_own_win(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    own = tmp_path / "tables" / "outlets.csv"
    own.write_text(
        HEADER
        + "BBC,BBC,Auntie,bbc.example,GBR,broadcaster,no,no,,mine\n"
        + "PALANTIR,Palantir,RT,palantir.example,RUS,agency,yes,yes,,mine\n",
        encoding="utf-8",
    )
    table = load_outlets(tmp_path)

    def mine(text: str = SENTENCE, **said: str) -> Outlet | None:
        return find_outlet(clean(Reading(report_from_text(text, source="-", **said))), table)

    auntie = mine(outlet="Auntie")
    assert auntie is not None
    assert (auntie.id, auntie.state) == ("BBC", "no")
    assert mine(url="https://www.bbc.co.uk/1") is None, "the row of the table is gone"
    assert short(mine(outlet="RT")) == ("PALANTIR", "field"), "a name goes to the row of one's own"
    assert short(mine(f"OSGILIATH, Oct 6 (Palantir) - {SENTENCE}")) == ("PALANTIR", "dateline")
    assert short(mine(outlet="Xinhua")) == ("XINHUA", "field")
    assert short(told(outlet="RT")) == ("RT", "field"), "our table stays as it was"


def test_a_table_that_lacks_a_column_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "outlets.csv").write_text("id,name\nBREE,Bree Gazette\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"outlets\.csv"):
        load_outlets(tmp_path)
