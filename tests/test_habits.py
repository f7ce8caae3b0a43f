"""Hooks before a commit, and the forms for who reports a fault or sends a change."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
FORMS = sorted((ROOT / ".github").rglob("*.md"))


def test_the_hooks_fetch_nothing_and_run_what_the_tests_run():
    assert [repo["repo"] for repo in HOOKS] == ["local"]
    asked = [hook["entry"].split()[0] for hook in HOOKS[0]["hooks"]]
    assert set(asked) == {f".venv/bin/{name}" for name in ("ruff", "mypy", "whowhom", "python")}
    assert {hook["language"] for hook in HOOKS[0]["hooks"]} == {"system"}


@pytest.mark.parametrize("hook", HOOKS[0]["hooks"], ids=lambda hook: hook["id"])
def test_a_hook_has_files_to_run_on(hook):
    if "files" in hook:
        names = (path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*"))
        assert any(re.search(hook["files"], name) for name in names)
    else:
        assert hook["types_or"] == ["python", "pyi"]


@pytest.mark.parametrize("form", [form for form in FORMS if form.parent.name == "ISSUE_TEMPLATE"], ids=lambda f: f.stem)
def test_a_form_has_a_name_and_says_what_it_is_for(form):
    _, head, body = form.read_text(encoding="utf-8").split("---\n", 2)
    assert {"name", "about"} <= set(yaml.safe_load(head))
    assert len(re.findall(r"^\*\*", body, re.M)) >= 3


def test_what_the_forms_name_is_there():
    named = {
        name for form in FORMS for name in re.findall(r"[\w/-]+\.(?:md|toml|py)\b", form.read_text(encoding="utf-8"))
    }
    assert "CONTRIBUTING.md" in named and "tools/data_cards.py" in named
    assert {name for name in named if not (ROOT / name).is_file()} == set()
