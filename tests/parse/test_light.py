"""spaCy comes without what nobody here asks for, and it is there for who asks."""

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

LABELS = """
import catalogue
from whowhom.parse.spacy_parser import SpacyParser
nlp = SpacyParser()._nlp
labels = {label for labels in nlp.pipe_labels.values() for label in labels}
print(len(labels) > 50, all(label in nlp.vocab.strings for label in labels), "senter" in nlp.component_names)
print(bool(catalogue.AVAILABLE_ENTRY_POINTS.groups))
"""


def test_the_model_knows_its_labels_without_the_words_that_it_was_trained_on():
    ran = subprocess.run([sys.executable, "-c", LABELS], capture_output=True, text=True, check=True)
    assert ran.stdout == "True True False\nTrue\n"


def test_the_parser_loads_no_command_and_the_commands_stay_whole():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["[]", "en"]


def test_the_tokenizer_of_the_model_and_that_of_the_language_keep_their_exceptions():
    ran = subprocess.run([sys.executable, "-c", EXCEPTIONS], capture_output=True, text=True, check=True)
    assert ran.stdout == "True True\n"
