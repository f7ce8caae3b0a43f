"""Marked training text read as coded reports."""

from bench.marked import coded
from training.notation import read

TEXT = """# T-1
date: 2031-04-02
manner: brief

[NGA: Nigeria] *recalled* its envoy from [GHA: Ghana].
> SANCTION.withdraw NGA > GHA
[NGA+GHA: The two] *met* in Lome; [NGA: Nigeria] *recalled* a second man.
> CONSULT NGA+GHA together
> SANCTION.withdraw NGA > GHA
"""


def test_marks_become_acts_with_keys_that_are_found(tmp_path):
    path = tmp_path / "t.txt"
    path.write_text(TEXT, encoding="utf-8")
    (report,) = read(path)
    one = coded(report)
    assert one["published"] == "2031-04-02"
    assert [one["text"].find(e["key"]) for e in one["events"]] == [8, 47, 68]
    assert [e["reciprocal"] for e in one["events"]] == [False, True, False]
    assert [e["optional"] for e in one["events"]] == [False, False, True]  # the same act is told again
    assert one["events"][0]["actors"] == [{"country": "NGA", "sector": None}]
