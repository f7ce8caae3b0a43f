"""``codebook import``, and a codebook of one's own that holds tables."""

import pytest

TEXT = "holder,realm,since\nFaramir,Norway,2019\nGothmog,Mordor,2019\n"
BRING = "codebook import annals.csv --as leaders --codebook mine --map holder=name --map realm=country --map since=from"


@pytest.fixture
def annals(files):
    (files / "annals.csv").write_text(TEXT, encoding="utf-8")
    return files


def test_import_tells_what_it_wrote_and_what_it_refused(run, annals):
    ran = run(BRING)
    assert ran.code == 1
    assert ran.out == "1 rows written to mine/tables/leaders.csv · 1 refused\n"
    assert ran.err.startswith("whowhom: annals.csv: row 3, Gothmog: country 'Mordor' is none of the ")
    assert len(ran.err.splitlines()) == 1
    written = (annals / "mine" / "tables" / "leaders.csv").read_text(encoding="utf-8")
    assert written.splitlines()[1:] == ["Faramir,Faramir,NOR,leader,GOV,2019-01-01,,,annals.csv"]


def test_import_takes_values_for_all_rows(run, annals):
    (annals / "annals.csv").write_text(TEXT.replace("Mordor", "Iceland"), encoding="utf-8")
    ran = run([*BRING.split(), "--set", "office=steward", "--set", "source=Red Book"])
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "2 rows written to mine/tables/leaders.csv · 0 refused\n"
    assert "Gothmog,Gothmog,ISL,steward,GOV,2019-01-01,,,Red Book" in (annals / "mine/tables/leaders.csv").read_text()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (BRING.replace("annals.csv", "gone.csv"), "gone.csv: No such file or directory; check the path"),
        (BRING.replace("leaders", "kings"), "--as: table: 'kings' is none of"),
        (BRING.replace("holder=", "hodler="), "--map hodler=name: 'hodler' is none of holder, realm, since"),
        (BRING.replace(" --map since=from", ""), "no column gives 'from'; write --map THEIRS=from"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(run, annals, args, says):
    ran = run(args)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (annals / "mine").exists()


def test_a_faulty_table_of_ones_own_is_named_by_check_and_refused_elsewhere(run, annals):
    run(BRING)
    path = annals / "mine" / "tables" / "leaders.csv"
    path.write_text(path.read_text().replace("2019-01-01", "2019-02-30"), encoding="utf-8")
    ran = run("codebook check --tables --codebook mine")
    assert ran.code == 1
    told = [line for line in ran.out.splitlines() if line.startswith("mine/")]
    assert told == [
        "mine/tables/leaders.csv: row 2, Faramir: from '2019-02-30' is no day of the calendar; write it as 2022-11-30"
    ]
    doctor = " ".join(run("doctor --codebook mine").out.split())
    assert "2019-02-30" in doctor
