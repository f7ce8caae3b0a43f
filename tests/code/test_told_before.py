"""Who is meant by what was told before: groups and firms, the latter, each and the other, papers, parliaments."""

import pytest

CASES = [
    # each does it to the rest
    (
        "India and Nepal held talks on Monday. Each side accused the other of lying.",
        ("ACCUSE", "occurred", ["IND", "NPL"], []),
    ),
    (
        "India and Nepal held talks on Monday. Both governments accused the other of lying.",
        ("ACCUSE", "occurred", ["IND", "NPL"], []),
    ),
    (
        "Egypt's president met Chad's president in Cairo. The latter condemned Libya.",
        ("ACCUSE", "occurred", ["TCD"], ["LBY"]),
    ),
    (
        "Egypt's president met Chad's president. The former accused the latter of lying.",
        ("ACCUSE", "occurred", ["EGY"], ["TCD"]),
    ),
    # several are named beside their title, or own what is told of
    (
        "ASTANA - Presidents Vladimir Putin and Xi Jinping condemned Syria.",
        ("ACCUSE", "occurred", ["RUS", "CHN"], ["SYR"]),
    ),
    (
        "DOHA - The envoys of Israel and Hamas condemned Syria.",
        ("ACCUSE", "occurred", ["ISR", "HAMAS"], ["SYR"]),
    ),
    # what the noun cannot be said of is not meant
    (
        "GOMA, Nov 29 - The M23 and the FDLR clashed. The two armed groups condemned Kenya.",
        ("ACCUSE", "occurred", ["M23", "FDLR"], ["KEN"]),
    ),
    (
        "VIENNA, Nov 29 - Gazprom and Naftogaz held talks. The companies condemned Moldova.",
        ("ACCUSE", "occurred", ["RUS", "UKR"], ["MDA"]),
    ),
    (
        (
            "Hamas and Israel signed a truce. Egypt's foreign minister met his Greek counterpart. "
            "Israel and Hamas traded prisoners. The two ministers condemned Syria."
        ),
        ("ACCUSE", "occurred", ["EGY", "GRC"], ["SYR"]),
    ),
    (
        (
            "Chad and Niger held drills. Chad and Niger signed a pact. Peru's president visited Chile. "
            "The two countries condemned Brazil."
        ),
        ("ACCUSE", "occurred", ["PER", "CHL"], ["BRA"]),
    ),
    # who is told in passing, or has spoken before somebody else came, is not meant
    (
        (
            "PORT-AU-PRINCE, Nov 29 - Haiti signed an accord under which 1,000 of Kenya's police will come. The police "
            "condemned Cuba."
        ),
        ("ACCUSE", "occurred", ["HTI"], ["CUB"]),
    ),
    (
        (
            "DAKAR, Nov 29 - Senegal's army chief said that Mali had closed the border. Gambian President "
            "Adama Barrow lost the vote. He declared a state of emergency."
        ),
        ("COERCE", "occurred", ["GMB"], []),
    ),
    # whose parliament, whose police, whose paper
    (
        "DAKAR, Nov 29 - Nigeria urged Togo's president Faure Gnassingbe to go. Parliament extended his mandate.",
        ("SUPPORT", "occurred", ["TGO"], ["TGO"]),
    ),
    (
        "BOGOTA, Nov 29 - Venezuela closed the border. The National Guard in Caracas arrested two students.",
        ("COERCE", "occurred", ["VEN"], ["VEN"]),
    ),
    (
        (
            "China's foreign ministry issued a statement on Monday. Japan sold missiles to Taiwan. "
            "The statement condemned Australia."
        ),
        ("ACCUSE", "occurred", ["CHN"], ["AUS"]),
    ),
    # listed with the ministers, not with the states
    (
        "The presidents of Kenya, Uganda and Ethiopia and Somalia's prime minister condemned Eritrea.",
        ("ACCUSE", "occurred", ["KEN", "UGA", "ETH", "SOM"], ["ERI"]),
    ),
]


@pytest.mark.parametrize(("text", "act"), CASES, ids=[text for text, _ in CASES])
def test_who_was_told_before(text, act, short):
    assert act in short(text)


def test_what_each_does_to_the_other_all_do_together(events):
    (_, act) = events("India and Nepal held talks on Monday. Each side accused the other of lying.")
    assert act.reciprocal


def test_the_other_of_nobody_in_particular_is_no_rest(events):
    acts = events("India and Nepal condemned Chad and accused the other country of lying.")
    assert acts and not any(act.reciprocal for act in acts)
