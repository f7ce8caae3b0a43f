"""Every route of the API answers over the invented store, in every way that it can be asked."""

from concurrent.futures import ThreadPoolExecutor

from bench.serve import main
from whowhom.serve.routes import ROUTES


def test_every_route_is_measured(tmp_path, capsys):
    with ThreadPoolExecutor(1) as apart:  # tests in a browser leave a loop of events running in this thread
        assert apart.submit(main, ["--records", "900", "--in", str(tmp_path), "--runs", "2"]).result() == 0
    told = capsys.readouterr().out
    paths = {route.path.replace(":path", "") for route in ROUTES if route.method == "GET"}
    assert {path for path in paths if f"\n{path} " not in told} == set()
