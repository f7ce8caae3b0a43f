"""The description of the API, for the pages' types: python tools/openapi.py > web/openapi.json"""

from __future__ import annotations

import json

from whowhom.serve import application
from whowhom.store import open_store

with open_store(":memory:") as store:
    print(json.dumps(application(store).openapi(), indent=1))
