"""What stands above an act: will, refuse, deny, promise, threaten, accuse, ask, if."""

import pytest

CASES = [
    ("Russia will attack Poland.", ("THREATEN", "occurred", ["RUS"], ["POL"])),
    ("Japan will send aid to Nepal.", ("AGREE", "planned", ["JPN"], ["NPL"])),
    ("Germany promised to supply tanks to Ukraine.", ("AGREE", "occurred", ["DEU"], ["UKR"])),
    ("Turkey threatened to attack Syria.", ("THREATEN", "occurred", ["TUR"], ["SYR"])),
    ("Israel refused to condemn Russia.", ("ACCUSE", "refused", ["ISR"], ["RUS"])),
    ("Serbia refused to extradite the general to Croatia.", ("REJECT", "occurred", ["SRB"], ["HRV"])),
    ("Canada urged China to release the two men.", ("REQUEST", "occurred", ["CAN"], ["CHN"])),
    ("Sudan stopped bombing Chad.", ("RETREAT", "occurred", ["SDN"], ["TCD"])),
    ("The United States lifted sanctions on Sudan.", ("RETREAT", "occurred", ["USA"], ["SDN"])),
    ("China may impose sanctions on Taiwan.", ("SANCTION", "hypothetical", ["CHN"], ["TWN"])),
    ("Iran is attacking Iraq.", ("ASSAULT", "ongoing", ["IRN"], ["IRQ"])),
    ("The Ethiopian blockade of Djibouti continues.", ("COERCE", "ongoing", ["ETH"], ["DJI"])),
    ("The Saudi embargo on Iran went on.", ("SANCTION", "ongoing", ["SAU"], ["IRN"])),
    ("Talks between Chad and Libya were to start on Friday.", ("AGREE", "planned", ["TCD", "LBY"], [])),
    ("Latvia is not going to expel the Russian envoy.", ("SANCTION", "refused", ["LVA"], ["RUS"])),
    ("Botswana stopped recognising Kosovo.", ("SANCTION", "occurred", ["BWA"], ["XKX"])),
    ("Botswana no longer recognises Kosovo.", ("REJECT", "occurred", ["BWA"], ["XKX"])),
    ("Poland no longer supplies gas to Ukraine.", ("SANCTION", "occurred", ["POL"], ["UKR"])),
    ("Japan will no longer negotiate with Chad.", ("REJECT", "occurred", ["JPN"], ["TCD"])),
    ("Serbia rejected a proposal for Kosovo to join the United Nations.", ("REJECT", "occurred", ["SRB"], ["XKX"])),
    (
        "Mali expelled the French ambassador, giving him 72 hours to leave the country.",
        ("SANCTION", "occurred", ["MLI"], ["FRA"]),
    ),
    ("The U.N. envoy praised Ghana for what he called a model for Africa.", ("SUPPORT", "occurred", ["UN"], ["GHA"])),
    ("Chad has not agreed to withdraw from Libya.", ("REJECT", "occurred", ["TCD"], ["LBY"])),
    ("Spain may expel the Algerian envoy.", ("SANCTION", "hypothetical", ["ESP"], ["DZA"])),
    ("Ghana would have bombed Togo.", ("ASSAULT", "hypothetical", ["GHA"], ["TGO"])),
    ("Ghana was about to bomb Togo.", ("ASSAULT", "planned", ["GHA"], ["TGO"])),
    ("Kenya will not arrest the Sudanese president.", ("COERCE", "refused", ["KEN"], ["SDN"])),
    ("Slovakia decided not to expel Russian diplomats.", ("SANCTION", "refused", ["SVK"], ["RUS"])),
    ("Sudan avoided condemning Russia.", ("ACCUSE", "refused", ["SDN"], ["RUS"])),
    ("Reports that Oman had expelled the Yemeni envoy were false.", ("SANCTION", "denied", ["OMN"], ["YEM"])),
    ("It is possible that Oman expelled the Yemeni envoy.", ("SANCTION", "hypothetical", ["OMN"], ["YEM"])),
    ("Israel said that Iran must stop enriching uranium.", ("REQUEST", "occurred", ["ISR"], ["IRN"])),
    ("Russia has been shelling Kharkiv for days.", ("ASSAULT", "ongoing", ["RUS"], ["UKR"])),
    ("It will be recalled that Iran shelled Iraq.", ("ASSAULT", "occurred", ["IRN"], ["IRQ"])),
    ("The court in Hague will hear that Chad expelled the Libyan envoy.", ("SANCTION", "occurred", ["TCD"], ["LBY"])),
    ("Rwanda's president ordered his troops to withdraw from Congo.", ("RETREAT", "occurred", ["RWA"], ["COD"])),
    ("On Wednesday the Chadian president ordered his soldiers to cease fire.", ("RETREAT", "occurred", ["TCD"], [])),
    ("The Congolese president ordered his soldiers to stay.", ("REQUEST", "occurred", ["COD"], ["COD"])),
    ("Chilean unions called on Chilean workers to walk out.", ("REQUEST", "occurred", ["CHL"], ["CHL"])),
    ("Chad called on Libya to free the envoy.", ("REQUEST", "occurred", ["TCD"], ["LBY"])),
    ("Zambia's king thanked the Zambian police.", ("SUPPORT", "occurred", ["ZMB"], ["ZMB"])),
]


@pytest.mark.parametrize(("sentence", "act"), CASES, ids=[sentence for sentence, _ in CASES])
def test_one_act_with_this_type_and_status(sentence, act, short):
    assert short(sentence) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo, asked for comment, said nothing.",
        "The court gave all until Sunday to accept a ceasefire with Sudan.",
    ],
)
def test_what_one_has_time_for_is_not_done_nor_is_a_reporters_question_an_act(text, short):
    assert short(text) == []


def test_what_others_are_called_upon_to_do_is_not_done(short):
    text = "Poland backed calls for Latvia to impose sanctions on Iran."
    assert [act[0] for act in short(text)] == ["SUPPORT"]


def test_what_stands_beside_a_clause_is_not_what_it_says(short):
    text = (
        "Washington suspended military aid worth $3.5 million to Chad on Friday, and Ban Ki-moon, the secretary-"
        "general of the United Nations, urged a prompt return to civilian rule."
    )
    assert [act[0] for act in short(text)] == ["SANCTION", "REQUEST"]


def test_a_denied_act_is_that_act_denied(short):
    ((kind, status, who, _),) = short("Iran denied attacking the tanker.")
    assert (kind, status, who) == ("ASSAULT", "denied", ["IRN"])


def test_what_somebody_is_accused_of_is_alleged(events):
    charge, charged = events("Uganda accused Rwanda of shelling the town.")
    assert (charge.type, charge.alleged_by) == ("ACCUSE", None)
    assert (charged.type, charged.actors[0].country, charged.alleged_by) == ("ASSAULT", "RWA", "UGA")


def test_a_condition_is_no_act_and_the_threat_is(short):
    found = short("If Ukraine attacks Crimea, Russia will strike Kyiv.")
    assert found == [("THREATEN", "occurred", ["RUS"], ["UKR"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey warned that if Greece stays, it will impose sanctions.",
        "Turkey warned that, should Greece fail to withdraw, it would impose sanctions.",
        "Turkey said on Monday that it would impose sanctions if Greece stayed.",
    ],
)
def test_who_warns_does_it_to_whom_the_condition_is_set(sentence, short):
    assert short(sentence) == [("THREATEN", "occurred", ["TUR"], ["GRC"])]


UNDONE = [
    "Norway did not attack Sweden.",
    "No troops attacked Sweden.",
    "Norway stopped short of condemning Azerbaijan.",
    "Denmark came close to breaking off relations with Iran.",
    "Canada has yet to ratify the treaty with Denmark.",
    "Ecuador had planned to expel the Mexican ambassador.",
    "They had been due to meet in December.",
    "A truce between Chad and Libya was to have begun on Friday.",
    "Turkey nearly shelled Greece.",
    "Mali failed to bomb Niger.",
    "The Pakistani premier's visit to Moscow did not take place.",
    "Poland backed away from expelling the Belarusian consul.",
    "The decree gives Malian police the power to arrest French reporters.",
    "Iran did not promise to free the British crew.",
    "Kuwait never threatened to bomb Iraq.",
    "Nothing suggests that Malaysia bombed Brunei.",
    "Russia should have been expelled from the council.",
]


def test_who_steps_back_from_it_has_not_done_it(short):
    told = short("Chile stepped back on Friday from ending a fishing pact with Peru.")
    assert [type_ for type_, *_ in told] == ["RETREAT"]


@pytest.mark.parametrize("sentence", UNDONE)
def test_what_did_not_happen_is_no_act(sentence, short):
    assert short(sentence) == []


@pytest.mark.parametrize("instead", ["Instead of bombing the rebels", "Rather than bomb the rebels"])
def test_what_was_done_instead_is_the_act(instead, short):
    assert [kind for kind, *_ in short(f"{instead}, Ethiopia offered Eritrea a truce.")] == ["AGREE"]


def test_a_refusal_to_condemn_leaves_the_raid_done(short):
    found = short("Hungary refused to condemn the Russian raid on Ukraine.")
    assert [act[:3] for act in found] == [("ACCUSE", "refused", ["HUN"]), ("ASSAULT", "occurred", ["RUS"])]


def test_the_wrapper_is_told_in_why(events):
    (event,) = events("Japan will send aid to Nepal.")
    rules = [why.rule for why in event.why]
    assert any(rule.startswith("wrapper.") for rule in rules) and any(rule.startswith("aid.") for rule in rules)
    assert all(why.text == "Japan will send aid to Nepal."[why.span.start : why.span.end] for why in event.why)


@pytest.mark.xfail(reason="the denial in a that-clause is not found", strict=True)
def test_a_denial_in_a_that_clause(short):
    assert [act[:3] for act in short("Rwanda denied that it had armed the rebels.")] == [("AID", "denied", ["RWA"])]
