"""The pages of docs/ are done as a reader would: commands and Python run, and say what stands below them."""

import re
from collections import Counter

import pytest

from tools.docs_run import PAGES, ROOT, STEP, Run, renewed, same, unrun
from tools.docs_shell import Shell

REASONS = {
    "changes your own shell",
    "installs everything anew",
    "needs a cluster",
    "needs R",
    "needs an archive",
    "needs the network",
    "runs until Ctrl-C",
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT / "docs")))
def test_a_page_says_what_the_program_says(page, demo_db, tmp_path):
    assert renewed(page, demo_db, tmp_path) == page.read_text("utf-8"), f"run: python -m tools.docs_run {page}"


def test_what_is_not_run_has_a_known_reason_and_is_little():
    reasons = Counter(reason for page in PAGES for reason in unrun(page.read_text("utf-8")))
    assert set(reasons) == REASONS
    assert sum(reasons.values()) <= 16


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_no_command_hides_in_a_block_that_is_not_run(page):
    blocks = re.findall(r"^```(.*?)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    assert not [body for info, body in blocks if not info and re.search(r"^(\$ )?whowhom ", body, re.M)]


def test_what_is_no_longer_so_and_what_fails_is_noticed(tmp_path):
    run = Run(Shell(tmp_path))
    page = '```text title="a/b"\nwords\n```\n```sh\ncat a/b\n```\n```text\nothers\n```\n```python\nprint(1)\n```\n'
    assert STEP.sub(run.step, page).count("words") == 2 and run.said == "1\n"
    with pytest.raises(AssertionError, match="ended with 3"):
        STEP.sub(run.step, "```sh\nexit 3\n```\n")
    STEP.sub(run.step, "<!-- exit 3 -->\n```sh\nexit 3\n```\n<!-- not run: why -->\n```sh\nexit 4\n```\n")


def test_lines_may_be_left_out_and_what_varies_by_itself_is_not_compared():
    assert same("a\n…\nd\n", "a\nb\nc\nd\n") and same("a\n…\n", "a\n")
    assert not same("a\n…\nd\n", "a\nb\n") and not same("a…\n", "ab\n")
    assert same("2022-11-30 08:00  new\n", "2026-01-02 11:59  new\n") and not same("3 new\n", "4 new\n")
    assert same("book 1+0123456789ab, 3 rows\n", "book 1+ba9876543210, 4 rows\n")


def test_the_shell_is_one_and_the_program_knows_its_screen(tmp_path, demo_db):
    shell = Shell(tmp_path)
    asked = f"whowhom events --db {demo_db} --limit 2"
    assert shell.run(asked).startswith("When ")
    assert shell.run(f"{asked} | head -1 > one.jsonl; wc -l < one.jsonl").strip() == "1"
    assert shell.run("whowhom explain evt_0 --db none.duckdb", 2).startswith("whowhom: ")
    with pytest.raises(AssertionError, match="ended with 2"):
        shell.run("whowhom explain evt_0 --db none.duckdb\necho never")
