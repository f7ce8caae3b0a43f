"""spaCy comes without its commands, and they are there for who asks."""

import subprocess
import sys

SCRIPT = """
import sys
from whowhom.parse.spacy_parser import PINNED, SpacyParser
SpacyParser()
print([name for name in sys.modules if name.startswith("spacy.cli")])
import spacy
print(spacy.info(PINNED, silent=True)["lang"])
"""


def test_the_parser_loads_no_command_and_the_commands_stay_whole():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["[]", "en"]
