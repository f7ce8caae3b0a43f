"""The packed list of towns: whatever a line is called, it is found, and in the order of the list."""

from whowhom.resolve.places.towns import Towns, load_towns

LINES = ["a;edoras,Edoras", "bree,Bree", "bree,Bree in the South", "bree;archet,Bree of Archet", "breeze,Breeze"]


def towns():
    return Towns(LINES, {"a": [0], "edoras": [0], "bree": [3], "archet": [3]})


def test_a_name_finds_its_lines_in_order_whether_or_not_it_is_their_only_name():
    assert towns().of("bree") == LINES[1:4]
    assert towns().of("edoras") == LINES[:1]
    assert towns().of("breeze") == LINES[4:]


def test_a_part_of_a_name_finds_nothing():
    assert not [name for name in ("", "bre", "archet,", "minas tirith") if towns().of(name)]


def test_the_shipped_list_is_in_order_and_every_tenth_line_is_found_by_all_its_names():
    shipped = load_towns()
    assert shipped.lines == sorted(shipped.lines)
    named = [(name, line) for line in shipped.lines[::10] for name in line[: line.index(",")].split(";")]
    assert all(line in shipped.of(name) for name, line in named)
