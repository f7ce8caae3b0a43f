"""spaCy comes without its commands and a second set of exceptions, and they are there for who asks."""

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
EXCEPTIONS = """
from spacy.lang.en import English
from whowhom.parse.spacy_parser import SpacyParser
own = SpacyParser()._nlp.tokenizer.rules
print(own == English().tokenizer.rules, "don't" in own)
"""


def test_the_parser_loads_no_command_and_the_commands_stay_whole():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["[]", "en"]


def test_the_tokenizer_of_the_model_and_that_of_the_language_keep_their_exceptions():
    ran = subprocess.run([sys.executable, "-c", EXCEPTIONS], capture_output=True, text=True, check=True)
    assert ran.stdout == "True True\n"
