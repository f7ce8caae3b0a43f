"""``whowhom doctor``: what is missing or differs, and the command that mends it."""

import hashlib
from types import SimpleNamespace

import pytest

from whowhom.cli import symptoms
from whowhom.cli.symptoms_files import codebook_finding, files_findings, learned_finding, pages_digest, pages_finding


def test_it_names_what_is_missing_and_the_command_that_mends_it(run, monkeypatch):
    asked = {"": ["rich", "no_such_package"], "tables": ["rich"], "cluster": ["rich", "no_such_package"]}
    monkeypatch.setattr(symptoms, "required", lambda extra="": asked.get(extra, []))
    ran = run("doctor --model no_such_model")
    said = " ".join(ran.out.split())
    assert ran.code == 1
    assert "pip install no_such_package" in said
    assert "install the spaCy model no_such_model" in said
    assert "[cluster] missing no_such_package not there" in said
    assert "pip install 'whowhom[cluster]'" in said
    findings = {one.what: one for one in symptoms.examine()}
    assert findings["[tables]"].state == "good"
    assert findings["[cluster]"].state == "optional"
    assert findings["[cluster]"].mend.endswith("pip install 'whowhom[cluster]'")
    assert findings["[train]"].found == "not known to this installation"


def test_the_models_files_are_held_against_their_digests(tmp_path):
    for part in ("parser", "ner"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "model").write_bytes(b"weights")
    right = hashlib.sha256(b"weights").hexdigest()
    digests = {"parser/model": right, "ner/model": "0" * 64, "tagger/model": right}
    findings = list(files_findings(tmp_path, digests, "pip install m"))
    assert [finding.state for finding in findings] == ["good", "bad", "bad"]
    assert findings[0].found == f"sha256 {right[:12]}…"
    assert findings[1].mend == "pip install m"
    assert "cannot be read" in findings[2].found


def test_the_pinned_model_is_the_one_that_is_installed():
    pytest.importorskip(symptoms.pinned()["name"])
    findings = list(symptoms._model(symptoms.pinned()["name"]))
    assert [finding.state for finding in findings] == ["good"] * 5


def test_the_learned_coder_is_the_one_that_is_pinned():
    digests = symptoms.pinned()["learned"]
    assert set(digests) == {"coder.onnx", "tokenizer.json"}
    assert learned_finding(digests).state == "good"
    assert learned_finding({**digests, "tokenizer.json": "0" * 64}).found == "tokenizer.json missing or another"


def test_required_packages_are_those_of_the_project():
    assert {"spacy", "duckdb", "rich", "typer"} <= set(symptoms.required())
    assert "pytest" not in symptoms.required()
    assert {"pyarrow", "pandas", "polars"} == set(symptoms.required("tables"))


def test_a_faulty_codebook_is_a_finding(tmp_path):
    assert codebook_finding(str(tmp_path / "gone")).state == "bad"


def test_an_installation_of_another_version_is_a_finding(monkeypatch):
    monkeypatch.setattr(symptoms, "_version", lambda name: "0.0.9")
    assert symptoms._program().state == "bad"


@pytest.mark.parametrize(
    ("version", "state", "said"),
    [((3, 10), "bad", ""), ((3, 12), "good", ""), ((3, 99), "good", "newer than what was tried")],
)
def test_the_python_is_one_that_the_program_takes(monkeypatch, version, state, said):
    monkeypatch.setattr(symptoms, "sys", SimpleNamespace(version_info=version))
    found = symptoms._python()
    assert found.state == state
    assert said in found.found


def test_a_full_disk_is_a_finding(monkeypatch, tmp_path):
    monkeypatch.setattr(symptoms.shutil, "disk_usage", lambda folder: SimpleNamespace(free=90_000_000))
    assert (symptoms._room(tmp_path).found, symptoms._room(tmp_path).state) == ("0.1 GB free here", "bad")


def test_pages_that_are_missing_or_old_are_a_finding(tmp_path, monkeypatch):
    monkeypatch.setattr("whowhom.cli.symptoms_files.BESIDE", ())
    site, web = tmp_path / "site", tmp_path / "web"
    assert pages_finding(site, web).mend == "pip install --force-reinstall whowhom"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text('<script src="/assets/main.js"></script>')
    (site / "built-from.txt").write_text("0" * 64)
    assert pages_finding(site, web).found == "missing assets/main.js"
    (site / "assets" / "main.js").touch()
    assert pages_finding(site, web).state == "good"
    (web / "src").mkdir(parents=True)
    (web / "src" / "main.ts").touch()
    assert pages_finding(site, web).found == "its pages are older than web/"
    (site / "built-from.txt").write_text(pages_digest(web))
    assert pages_finding(site, web).state == "good"
