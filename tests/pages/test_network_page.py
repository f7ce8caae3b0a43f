"""Who with whom and against whom, as a picture and as a table."""

import re

import pytest

ROWS = ".net-ties tbody tr"
# The names on the picture, once they are drawn and a frame changes nothing of them.
NAMES = """() => {
    const before = window.before
    window.before = document.querySelector('.net-words')?.toDataURL() ?? ''
    return window.before.length > 10000 && window.before === before && before
}"""


@pytest.fixture
def network(page):
    page.goto("/network")
    page.wait_for_selector(ROWS)
    return page


def told(page, asked=""):
    """The API's answer to what the page asked."""
    return page.evaluate(f"fetch('/api/v1/network{asked}').then((answer) => answer.json())")


def ties(page):
    return page.locator(f"{ROWS} a").all_inner_texts()


def test_the_picture_and_the_table_hold_the_same_ties(network):
    network.wait_for_selector(".net-box canvas.sigma-edges")
    assert network.evaluate("document.querySelector('.net-box canvas.sigma-nodes').width") > 500
    answer = told(network)
    names = {node["id"]: node["name"] for node in answer["nodes"]}
    assert sorted(ties(network)) == sorted(f"{names[e['a']]} – {names[e['b']]}" for e in answer["edges"])
    label = network.get_attribute(".net-box", "aria-label")
    assert f"{len(names)} parties and {len(answer['edges'])} ties" in label


def test_the_same_network_gives_the_same_picture(network):
    drawn = []
    for _ in range(2):
        network.reload()
        drawn.append(network.wait_for_function(NAMES).json_value())
    assert drawn[0] == drawn[1]


def test_with_whom_and_against_whom(network):
    both = ties(network)
    network.click(".options >> text=Against whom")
    network.wait_for_url("**/network?ties=against")
    network.wait_for_function(f"() => document.querySelectorAll('{ROWS}').length < {len(both)}")
    assert len(ties(network)) == len(told(network, "?ties=against")["edges"])


def test_a_party_is_found_and_its_ties_stand_alone(network):
    network.fill(".net-find input", "China")
    network.press(".net-find input", "Enter")
    network.wait_for_url("**/network?node=CHN")
    assert network.inner_text(".net-card h2") == "China"
    mine = [edge for edge in told(network)["edges"] if "CHN" in (edge["a"], edge["b"])]
    assert len(ties(network)) == len(mine)
    assert network.get_attribute(".net-card > a", "href") == "/actor/CHN"
    network.click(".net-card .close")
    network.wait_for_url("**/network")


def test_a_click_on_a_party_of_the_picture_chooses_it(network):
    """Somewhere on the canvas stands a party: the pointer tells where."""
    network.wait_for_selector(".net-box canvas.sigma-mouse")
    box = network.locator(".net-box").bounding_box()
    for down in range(40, int(box["height"]) - 40, 24):
        for right in range(40, int(box["width"]) - 60, 24):
            network.mouse.move(box["x"] + right, box["y"] + down)
            if network.locator(".net-box.points").count():
                network.mouse.click(box["x"] + right, box["y"] + down)
                network.wait_for_url(re.compile(r"node=|/pair/"))
                return
    pytest.fail("nothing on the picture answers to the pointer")


def test_a_tie_leads_to_the_pair_with_the_filters(page):
    page.goto("/network?since=2019")
    page.wait_for_selector(ROWS)
    assert page.get_attribute(f"{ROWS} a", "href") == "/pair/CHN/IND?since=2019"
    page.click(f"{ROWS} .number")
    page.wait_for_url("**/pair/CHN/IND?since=2019")


def test_a_year_is_chosen_and_let_go(network):
    network.click(".year-strip a[aria-label^='2019']")
    network.wait_for_url("**/network?year=2019")
    of_year = [e for e in told(network)["edges"] if any(year["year"] == 2019 for year in e["years"])]
    assert len(ties(network)) == len(of_year)
    network.click(".year-strip a[aria-current]")
    network.wait_for_url("**/network")


def test_the_years_play_and_stop(network):
    network.click("button[aria-label='Play the years']")
    network.wait_for_url("**/network?year=*")
    network.click("button[aria-label='Stop']")
    network.wait_for_selector("button[aria-label='Play the years']")


def test_weak_ties_are_left_out(network):
    network.locator(".net-least input").fill("5")
    network.wait_for_url("**/network?least=5")
    assert len(ties(network)) == sum(edge["acts"] >= 5 for edge in told(network)["edges"])


def test_who_wants_less_motion_gets_no_play(page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/network")
    page.wait_for_selector(ROWS)
    assert not page.locator(".play").count()


def test_without_webgl_the_table_says_it_all(page):
    page.add_init_script(
        "const old = HTMLCanvasElement.prototype.getContext\n"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {\n"
        "  return /webgl/.test(kind) ? null : old.call(this, kind, ...rest)\n"
        "}"
    )
    page.goto("/network")
    page.wait_for_selector(ROWS)
    assert "cannot draw the network" in page.inner_text(".net-unable")
    assert not page.locator(".net-box").count()


def test_nothing_found_says_so(page):
    page.goto("/network?actor=Atlantis")
    assert "No two parties" in page.inner_text(".nothing-title")
