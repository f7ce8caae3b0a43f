"""Every route of the API answers over the invented store, in every way that it can be asked."""

from bench.serve import main
from whowhom.serve.routes import ROUTES


def test_every_route_is_measured(tmp_path, capsys):
    assert main(["--records", "900", "--in", str(tmp_path), "--runs", "2"]) == 0
    told = capsys.readouterr().out
    paths = {route.path.replace(":path", "") for route in ROUTES if route.method == "GET"}
    assert {path for path in paths if f"\n{path} " not in told} == set()
