"""Readings of a mention: the rule's answer and what the learned coder knows, and that measured weights choose."""

from whowhom.code.antecedent import side
from whowhom.code.barred import Barred
from whowhom.code.meant import options
from whowhom.code.weigh import CUT, choose
from whowhom.records import Mention, Party, Span

WEIGHTS = {"rule": 1.0, "odds": 0.25, "nobody": -1.0}


def party(code):
    country, _, sector = code.partition(".")
    return Party(code, country, country, sector or None, country, Span(0, 1))


def heard(**odds):
    return {side(party(code)): (value, party(code)) for code, value in odds.items()}


def pronoun():
    return Mention(Span(0, 2), 0, 0, "pronoun", noun="it")


def read(way, ruled, odds, barred=None):
    return options(way, tuple(map(party, ruled)), pronoun(), odds, barred or Barred())


def chosen(*given, **more):
    return [p.id for p in choose(read(*given, **more), WEIGHTS).parties]


def test_the_rule_stands_where_the_learned_coder_is_unsure():
    assert chosen("it", ["FRA"], heard(FRA=-1.0, ESP=1.0)) == ["FRA"]


def test_the_learned_coder_wins_where_it_is_sure():
    assert chosen("it", ["FRA"], heard(FRA=-4.0, ESP=5.0)) == ["ESP"]


def test_a_rule_that_is_trusted_more_needs_more_against_it():
    given = read("home", ["FRA"], heard(FRA=-4.0, ESP=5.0))
    assert choose(given, {**WEIGHTS, "rule.home": 2.0}).parties == (party("FRA"),)


def test_who_may_not_be_meant_is_no_reading():
    assert chosen("it", [], heard(ESP=5.0), barred=Barred((party("ESP"),))) == []


def test_without_a_rule_a_likely_party_is_meant_and_an_unlikely_one_is_not():
    assert chosen("it", [], heard(ESP=1.0)) == ["ESP"]
    assert chosen("it", [], heard(ESP=-5.0)) == []


def test_log_odds_are_cut_and_those_of_several_are_their_mean():
    both = read("both", ["FRA", "ESP"], heard(FRA=2.0, ESP=40.0))[0]
    assert both.signs["odds"] == (2.0 + CUT) / 2
