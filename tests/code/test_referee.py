"""Two coders: what the learned one adds to the frames, with a small one that says what it is told to."""

from dataclasses import dataclass, field, replace

import pytest

from whowhom import code
from whowhom.code.lexis import Lexis
from whowhom.code.referee import SEEN, STRANGE_WORDS
from whowhom.pipeline import STAGES
from whowhom.records import Proposal, Report
from whowhom.syntax import Reading


@dataclass
class Told:
    """Signals for one-word acts: word -> (type, chance); ``parties``: (act word, mention word) -> log-odds."""

    reading: Reading
    acts: dict[str, tuple[str, float]]
    parties: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    same: dict[tuple[str, str], float] = field(default_factory=dict)
    status: str = "occurred"

    def _word(self, sentence, token):
        return self.reading.sentences[sentence].tokens[token].text

    def types(self, sentence, tokens):
        best = {"": 1.0}
        for token in tokens:
            name, chance = self.acts.get(self._word(sentence, token), ("", 0.0))
            if name:
                best = {"": 1 - chance, name: chance}
        return {name: best.get(name, 0.0) for name in ("", "ACCUSE", "ASSAULT", "CONCEDE")}

    def proposals(self, sentence):
        words = self.reading.sentences[sentence].tokens
        found = [(t.i, *self.acts[t.text]) for t in words if t.text in self.acts]
        return [Proposal(sentence, (i,), name, chance, None, self.status) for i, name, chance in found]

    def roles(self, sentence, tokens):
        word = self._word(sentence, tokens[0])
        return {
            (m.sentence, m.head): self.parties.get((word, self._word(m.sentence, m.head)), (-9.0, -9.0))
            for m in self.reading.mentions
        }

    def links(self, sentence, head):
        word = self._word(sentence, head)
        return {
            (m.sentence, m.head): self.same.get((word, self._word(m.sentence, m.head)), -9.0)
            for m in self.reading.mentions
            if (m.sentence, m.head) < (sentence, head)
        }


@pytest.fixture
def told(coder):
    def read(text, *acts, **more):
        house = replace(coder.house, model=None)
        reading = Reading(Report("doc_1", text, "test", published="2022-11-30", published_from="option"))
        for stage in STAGES[:-1]:
            reading = stage.run(reading, house)
        signals = Told(reading, *acts, **more) if acts or more else None
        reading = replace(reading, signals=signals)
        return code.code(reading, house.codebook, house.wrappers, house.labels).events

    return read


def short(events):
    return [
        (e.type, e.status, [p.country for p in e.actors], [p.country for p in e.recipients], e.why[0].rule)
        for e in events
    ]


TONGUES = "France blorped Spain on Monday."


def test_frames_alone_know_no_strange_verb(told):
    assert told(TONGUES) == ()


def test_a_word_that_only_the_learned_coder_knows_is_an_act_and_says_so(told):
    odds = {("blorped", "France"): (3.0, -3.0), ("blorped", "Spain"): (-3.0, 3.0)}
    events = told(TONGUES, {"blorped": ("ASSAULT", 0.95)}, odds)
    assert short(events) == [("ASSAULT", "occurred", ["FRA"], ["ESP"], "learned.assault")]
    assert events[0].when.start == "2022-11-28"  # details hang on it as on any act


def test_an_unsure_word_is_no_act(told):
    odds = {("blorped", "France"): (3.0, -3.0)}
    assert told(TONGUES, {"blorped": ("ASSAULT", SEEN - 0.05)}, odds) == ()


def test_words_that_no_frame_of_the_type_is_about_must_be_surer(told, coder):
    odds = {("blorped", "France"): (3.0, -3.0), ("blorped", "Spain"): (-3.0, 3.0)}
    assert told(TONGUES, {"blorped": ("COERCE", STRANGE_WORDS - 0.05)}, odds) == ()
    assert len(told(TONGUES, {"blorped": ("COERCE", STRANGE_WORDS + 0.05)}, odds)) == 1
    lexis = Lexis.of(coder.house.codebook)
    assert lexis.knows("COERCE", ["were", "detained"])
    assert not lexis.knows("COERCE", ["blorped"])


ACCIDENTS = [
    ("France crashed into a wall in Spain on Monday.", "crashed", "ASSAULT"),
    ("France warned that prices would rise in Spain.", "warned", "THREATEN"),
]
DEEDS = [
    ("France crashed a drone into a wall in Spain on Monday.", "crashed", "ASSAULT"),
    ("France warned that Paris would leave Spain.", "warned", "THREATEN"),
]


@pytest.mark.parametrize(("text", "word", "kind"), ACCIDENTS)
def test_an_accident_and_what_comes_by_itself_are_nobodys_deeds(told, text, word, kind):
    assert told(text, {word: (kind, 0.95)}, {(word, "France"): (3.0, -3.0)}) == ()


@pytest.mark.parametrize(("text", "word", "kind"), DEEDS)
def test_what_is_done_to_something_or_lies_in_the_speakers_hand_is_one(told, text, word, kind):
    assert kind in [e.type for e in told(text, {word: (kind, 0.95)}, {(word, "France"): (3.0, -3.0)})]


def test_an_act_that_nobody_does_is_none(told):
    assert told("Monday blorped.", {"blorped": ("ASSAULT", 0.95)}, {}) == ()


@pytest.mark.parametrize(
    ("type_", "found"), [("COERCE", ["FRA"]), ("RETREAT", ["FRA"]), ("SUPPORT", None), ("PROTEST", None)]
)
def test_harm_and_yielding_in_the_passive_need_no_doer(told, type_, found):
    events = told("Three French lawmakers were blorped on Monday.", {"blorped": (type_, 0.95)})
    assert [[p.country for p in event.recipients] for event in events] == ([found] if found else [])


def test_grammar_decides_between_like_odds(told):
    odds = {("blorped", "France"): (0.5, 0.5), ("blorped", "Spain"): (0.5, 0.5)}
    events = told(TONGUES, {"blorped": ("ASSAULT", 0.95)}, odds)
    assert short(events) == [("ASSAULT", "occurred", ["FRA"], ["ESP"], "learned.assault")]


def test_whom_the_sentence_names_acts_without_whom_it_does_not_name(told):
    odds = {("blorpage", "France"): (9.0, -9.0), ("blorpage", "Japan"): (3.0, -9.0)}
    acts = {"blorpage": ("ASSAULT", 0.95)}
    (event,) = told("Japan slept. As for France, a blorpage followed.", acts, odds)
    assert [party.country for party in event.actors] == ["FRA"]
    (event,) = told("Japan and France slept. A blorpage followed.", acts, odds)
    assert {party.country for party in event.actors} == {"FRA", "JPN"}


def test_words_of_a_frame_are_not_coded_twice(told):
    text = "France expelled two Spanish diplomats on Monday."
    alone = told(text)
    both = told(text, {"expelled": ("ASSAULT", 0.99)}, {("expelled", "France"): (3.0, -3.0)})
    assert [e.type for e in both] == [e.type for e in alone] == ["SANCTION"]


def test_a_recipient_that_the_clause_leaves_unsaid_comes_from_the_learned_coder(told):
    text = "Spain has a new king. Italy has a new pope. France apologised on Monday."
    for name, iso in (("Spain", "ESP"), ("Italy", "ITA")):
        (event,) = told(text, {"apologised": ("CONCEDE", 0.9)}, {("apologised", name): (-3.0, 6.0)})
        assert [p.country for p in event.recipients] == [iso]
        assert any(why.rule.startswith("recipient.") and "heard" in why.rule for why in event.why)


def test_two_men_of_one_government_are_two_sides(told):
    text = "President Alberto Fernandez accused Cristina Kirchner of betrayal."
    odds = {("accused", "Fernandez"): (6.0, -6.0), ("accused", "Kirchner"): (-6.0, 6.0)}
    (event,) = told(text, {"accused": ("ACCUSE", 0.95)}, odds)
    assert [p.id for p in event.actors] == [p.id for p in event.recipients] == ["ARG.GOV"]
    assert [p.text for p in event.recipients] == ["Cristina Kirchner"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Peru blamed Spain for needling Chile.", ["blamed"]),
        ("Peru blamed Spain and needled Chile.", ["blamed", "needled"]),
    ],
)
def test_that_somebody_gave_offence_is_the_charge_and_no_act_beside_it(told, text, verbs):
    word = "needling" if "needling" in text else "needled"
    sides = {(word, "Spain"): (4.0, -9.0), (word, "Peru"): (4.0, -9.0), (word, "Chile"): (-9.0, 4.0)}
    events = told(text, {word: ("ACCUSE", 0.99)}, sides)
    assert [e.why[0].text.split()[0] for e in events] == verbs


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Kenya shares a border with Somalia.", "shares", "COOPERATE"),
        ("Kenya has drawn a zone around Somalia.", "drawn", "MOBILIZE"),
        ("Kenya wants to join Somalia.", "wants", "REQUEST"),
        ("Kenya and Somalia backed opposite sides.", "backed", "SUPPORT"),
        ("Kenya moved forty bodies to a tent.", "moved", "COERCE"),
        ("Kenya moved to Somalia.", "to", "MOBILIZE"),
    ],
)
def test_states_wishes_and_the_dead_are_no_acts(told, text, word, kind):
    parties = {(word, "Kenya"): (6.0, -6.0), (word, "Somalia"): (-6.0, 6.0)}
    assert [e.type for e in told(text, {word: (kind, 0.95)}, parties)] == []


def test_who_plans_has_not_done_it(told):
    parties = {("planning", "France"): (6.0, -6.0)}
    (event,) = told("France was planning more blorps.", {"planning": ("ASSAULT", 0.95)}, parties)
    assert event.status == "planned"


def test_a_promise_of_several_is_no_deal_between_them(told):
    odds = {("promised", "France"): (6.0, -6.0), ("promised", "Spain"): (6.0, -6.0)}
    (event,) = told("France and Spain also promised blorps.", {"promised": ("AGREE", 0.95)}, odds)
    assert not event.reciprocal


def test_one_subject_does_an_act_that_two_strange_words_tell_once(told):
    odds = {(verb, who): (3.0, -3.0) for verb in ("blorped", "fribbled") for who in ("France",)}
    acts = {"blorped": ("ACCUSE", 0.95), "fribbled": ("ACCUSE", 0.95)}
    (event,) = told("France blorped on Monday and late in the evening, after long hours, fribbled.", acts, odds)
    assert event.type == "ACCUSE"


def test_whom_an_attack_befell_is_told_by_the_sentences_after_it(told):
    odds = {("blorped", "France"): (3.0, -3.0), ("blorped", "Spaniards"): (-3.0, 3.0)}
    text = "France shelled Spain on Monday. Nobody slept. Six Spaniards were blorped."
    assert len(told(text, {"blorped": ("ASSAULT", 0.95)}, odds)) == 1
    text = "France shelled Spain on Monday. Nobody slept. Six Spaniards were blorped on Tuesday."
    assert len(told(text, {"blorped": ("ASSAULT", 0.95)}, odds)) == 2


def test_what_firms_do_to_nobody_is_business_unless_they_protest(told):
    odds = {("blorped", "shopkeepers"): (5.0, -9.0)}
    text = "Spanish shopkeepers blorped in Madrid."
    (event,) = told(text, {"blorped": ("PROTEST", 0.95)}, odds)
    assert event.actors[0].sector == "BUS"
    assert told(text, {"blorped": ("MOBILIZE", 0.95)}, odds) == ()


@pytest.mark.parametrize(("chance", "whom"), [(0.7, []), (0.9, [["KEN"]])])
def test_what_the_report_is_about_tells_whom_and_not_that_there_is_an_act(told, chance, whom):
    odds = {("blorped", "France"): (6.0, -6.0), ("blorped", "police"): (-6.0, -2.0)}
    text = "Kenyan police beat marchers in Nairobi. France blorped on Tuesday."
    acts = told(text, {"blorped": ("ACCUSE", chance)}, odds)
    assert [[p.country for p in e.recipients] for e in acts if e.type == "ACCUSE"] == whom


@pytest.mark.parametrize(
    ("doer", "chance", "actors"),
    [("Mwale", 0.9, ["ZMB"]), ("Mwale", 0.8, None), ("The frost", 0.9, None)],
)
def test_a_person_whom_nothing_places_is_of_the_report_s_land_where_the_coder_is_sure(told, doer, chance, actors):
    text = f"LUSAKA - Zambia's police freed a Peruvian envoy. {doer} blorped Peru."
    events = told(text, {"blorped": ("ASSAULT", chance)})
    assert [[p.country for p in e.actors] for e in events[1:]] == ([actors] if actors else [])
