"""Two who hold office in one state, and what one of them does to the other."""

import pytest

CASES = [
    ("LIMA - Peru's prime minister criticised the president on Monday.", ("ACCUSE", ["PER.GOV"], ["PER.GOV"])),
    ("QUITO - The vice president sued the president. Ecuador is calm.", ("ACCUSE", ["ECU.GOV"], ["ECU.GOV"])),
    ("RABAT - King Mohammed dismissed his finance minister.", ("SANCTION", ["MAR.GOV"], ["MAR.GOV"])),
    ("KYIV - Ukraine sacked the deputy defence minister.", ("SANCTION", ["UKR.GOV"], ["UKR.GOV"])),
    ("DHAKA - Bangladesh's president asked the prime minister to resign.", ("REQUEST", ["BGD.GOV"], ["BGD.GOV"])),
    (
        "VILNIUS - The president vetoed a bill, and the prime minister accused him of cowardice. Lithuania is calm.",
        ("ACCUSE", ["LTU.GOV"], ["LTU.GOV"]),
    ),
    # a body of the same government, also one that was told by its name before
    ("NAHA - Okinawa's governor sued the government. Japan is calm.", ("ACCUSE", ["JPN.GOV"], ["JPN.GOV"])),
    (
        "COLOMBO - Sri Lanka's electoral commission closed. The president warned the commission against further delay.",
        ("THREATEN", ["LKA.GOV"], ["LKA.GOV"]),
    ),
    (
        "MANILA - The National Telecommunications Commission met. Senators accused the commission of bias.",
        ("ACCUSE", ["PHL.LEG"], ["PHL.GOV"]),
    ),
    # another state's, where one is told, or where he can only be another's
    (
        "ROME - Italy's foreign minister met Tunisia's president. The minister thanked the president.",
        ("SUPPORT", ["ITA.GOV"], ["TUN.GOV"]),
    ),
    ("OTTAWA - The Canadian prime minister rebuked the ambassador.", ("ACCUSE", ["CAN.GOV"], [])),
    # who leads a body is no government: of a party, a union, a parliament, a name that no table knows
    ("In Uganda, DP president Norbert Mao criticised President Museveni.", ("ACCUSE", ["UGA.UNK"], ["UGA.GOV"])),
    ("In Malawi, UTM spokesman Ned Phiri praised the president.", ("SUPPORT", ["MWI.UNK"], ["MWI.GOV"])),
    ("The president of the Chilean Senate rebuked the minister.", ("ACCUSE", ["CHL.LEG"], ["CHL.GOV"])),
    (
        "The president of Ghana's Trades Union Congress rebuked the minister of finance.",
        ("ACCUSE", ["GHA.LAB"], ["GHA.GOV"]),
    ),
    # what is done within one side's own organs is told of each of them
    ("CAIRO - The army removed President Mohamed Mursi in 2013.", ("COERCE", ["EGY.MIL"], ["EGY.GOV"])),
]


@pytest.mark.parametrize("text, asked", CASES)
def test_who_of_one_state_does_it_to_whom(text, asked, events):
    told = [(e.type, [p.id for p in e.actors], [p.id for p in e.recipients]) for e in events(text)]
    assert asked in told
