"""Acts of one sentence among themselves: wrappers applied, swallowed acts dropped, each act once."""

from __future__ import annotations

from whowhom.code import practice
from whowhom.code.act import Act, land, others, unique
from whowhom.code.clause import Grammar
from whowhom.code.oblige import DUTY
from whowhom.code.phrase import Phrases
from whowhom.code.wrap import Governor, Wrappers
from whowhom.codebook import Codebook, Wrapper
from whowhom.codebook.forms import verb_forms
from whowhom.records import Why
from whowhom.syntax import Sentence

SWALLOW = {"AGREE", "REQUEST", "REJECT", "THREATEN"}  # agreeing, asking … to do something swallows what is to be done
SWALLOW_LINKS = {"to", "that", "ing", "for", "noun", "on", "of", "from", "with", "against"}


def settle(acts: list[Act], grammar: Grammar, phrases: Phrases, wrappers: Wrappers, codebook: Codebook) -> list[Act]:
    """The acts of a sentence after everything that stands above them has spoken."""
    by_verb = {act.verb: act for act in acts}
    by_word = {token: act for act in acts for _, token in act.verbs}
    gone: set[int] = set()
    for act in acts:
        cause = _result_of(act, grammar, by_verb)
        if cause is not None:
            cause.verbs += act.verbs
            cause.recipients = cause.recipients or act.recipients
            gone.add(act.verb)
    _unreal(acts, grammar, codebook)
    factive = codebook.words("factive", verb_forms)
    ordered = {act.verb for act in acts if _own_order(act) and (act.type != "REQUEST" or _below(act, acts, grammar))}
    for act in acts:
        if _says_nothing(act, grammar, codebook):
            gone.add(act.verb)
        unreal = _not_yet(act, grammar, codebook) or practice.no_act(act, grammar, codebook, phrases)
        if act.verb in ordered or _topic_of_protest(act, acts, grammar) or unreal:
            gone.add(act.verb)
            by_verb.pop(act.verb, None)
    for act in (act for act in acts if act.verb not in gone):
        _climb(act, grammar, phrases, wrappers, by_verb, by_word, gone, factive, ordered)
        _warned(act, grammar, phrases, wrappers)
    for act in acts:
        if act.status == "occurred" and _goes_on(act, grammar, codebook):
            act.status = "ongoing"
    kept = [act for act in acts if act.verb not in gone and not _negated(act, grammar)]
    return sorted(kept, key=lambda act: act.verb)


def stands(act: Act, grammar: Grammar, wrappers: Wrappers) -> bool:
    """Whether an act that only the learned coder has seen was done; what stands above it says how far."""
    own = {token for _, token in act.verbs}
    negated = act.type != "REJECT" and grammar.is_verb(act.verb) and grammar.negated(act.verb)
    if negated and (act.status == "occurred" or not grammar.denied(act.verb)):
        return False  # "no shots were fired"; "it has not shelled" may be a charge denied
    for governor in wrappers.governors(grammar, act.verb):
        row = wrappers.row(governor, act.type) if governor.at not in own else None
        if row is not None and row.drop:
            return False
        if row is not None and row.type is not None:
            break  # from here on it is told as another act
        if row is not None and row.status is not None and act.status == "occurred":
            act.status = row.status
            act.why.append(Why(f"wrapper.{row.id}", governor.word, grammar.sentence[governor.at].span))
    return True


def _climb(
    act: Act,
    grammar: Grammar,
    phrases: Phrases,
    wrappers: Wrappers,
    by_verb: dict[int, Act],
    by_word: dict[int, Act],
    gone: set[int],
    factive: frozenset[str],
    ordered: set[int],
) -> None:
    """``ordered``: words of orders to one's own forces, which stand for what was ordered."""
    for governor in wrappers.governors(grammar, act.verb):
        if governor.at != act.verb and any(governor.at == token for _, token in act.verbs):
            continue  # the light verb of the act itself
        if governor.at in ordered and governor.link == "to":
            return
        by_itself = act.frame.only == "future" and act.wrapped is None
        if governor.link == "aux" and (by_itself or act.why[0].rule == DUTY):
            continue  # the frame asks for the future, or the duty is what is asked for
        above = by_verb.get(governor.at)
        row = wrappers.row(governor, act.type)
        if row is None:
            if governor.link == "to" and above is not None and above is not act and _serves(act, above):
                _pass_up(act, above)
                gone.add(act.verb)
                return
            if (
                above is not None
                and above is not act
                and above.type in SWALLOW
                and governor.link in SWALLOW_LINKS
                and _swallows(above, act)
            ):
                _pass_up(act, above)
                gone.add(act.verb)
                return
            if governor.link == "noun" and governor.word in factive:
                return  # "refused to condemn the raid": what stands above bears on the condemning
            continue
        if row.drop or (above is not None and above is not act and row.type == above.type and not row.alleged):
            if above is not None:
                _pass_up(act, above)
            gone.add(act.verb)
            return
        _apply(act, row, governor, grammar, phrases)
        if grammar.sentence[governor.at].pos == "ADJ":
            above = above or by_word.get(governor.at)  # "stands ready to": the act's verb is another word
        if row.replaces and above is not None and above is not act:
            gone.add(above.verb)


def _warned(act: Act, grammar: Grammar, phrases: Phrases, wrappers: Wrappers) -> None:
    """ "warned that if Gondor stayed, it would strike": who warns strikes, and whoever is to leave is struck."""
    s = grammar.sentence
    subject = None if act.nominal else s.child(act.verb, "nsubj")
    if act.type != "THREATEN" or subject is None or subject.tag != "PRP" or s[act.verb].dep != "ccomp":
        return
    for kid in s.children(act.verb, "advcl"):
        if not any(governor.link == "if" for governor in wrappers.governors(grammar, kid.i)):
            continue
        above, other = s[act.verb].head, grammar.surface(kid.i)
        warner = grammar.surface(above)
        speaking = phrases.resolving().parties if grammar.unsaid(above) else ()
        speaking = phrases.parties(warner).parties if warner is not None else speaking
        warned = phrases.parties(other).parties if other is not None else ()
        if speaking and {land(p) for p in warned} == act.lands:
            act.actors, act.recipients = unique(speaking), act.recipients or others(warned, speaking)


def _result_of(act: Act, grammar: Grammar, by_verb: dict[int, Act]) -> Act | None:
    """ "opened fire, wounding six": the participle tells what the same act led to."""
    s = grammar.sentence
    if act.nominal or act.verb >= len(s) or s[act.verb].dep != "advcl" or s[act.verb].tag != "VBG":
        return None
    above = s[act.verb].head
    while s[above].dep == "conj" and s[above].head != above:
        above = s[above].head
    for verb in s.conjuncts(above):
        cause = by_verb.get(verb)
        if cause is not None and cause is not act and cause.type == act.type == "ASSAULT" and verb < act.verb:
            return cause
    return None


def _unreal(acts: list[Act], grammar: Grammar, codebook: Codebook) -> None:
    """ "planned sanctions", "a possible visit", "the alleged killing": the adjective says how real the act is."""
    for act in (act for act in acts if act.nominal):
        words = {k.lower for k in grammar.sentence.children(act.verb, "amod")}
        if words & codebook.words("planned_words"):
            act.status = "planned"
        elif words & codebook.words("unreal_words"):
            act.status = "hypothetical"
        elif words & codebook.words("alleged_words"):
            act.confidence -= 0.2


def _not_yet(act: Act, grammar: Grammar, codebook: Codebook) -> bool:
    """ "will not vote until Ankara frees them": in the present tense such a clause tells what has not happened."""
    s = grammar.sentence
    if act.nominal or not grammar.is_verb(act.verb) or s[act.verb].dep != "advcl" or s[act.verb].tag == "VBN":
        return False
    words = {k.lower for k in s.children(act.verb, "mark", "advmod")}
    present = s[act.verb].tag in ("VBZ", "VBP") and not s.children(act.verb, "aux")
    return present and bool(words & codebook.words("not_yet"))


def _says_nothing(act: Act, grammar: Grammar, codebook: Codebook) -> bool:
    """ "refused to comment", "declined to give details" is no act; nor is "Paris, asked for comment, …"."""
    if act.type == "REQUEST" and grammar.is_verb(act.verb):
        asked = [noun for k in grammar.sentence.children(act.verb, "prep") for noun in grammar.sentence.children(k.i)]
        loose = grammar.sentence[act.verb].dep in ("parataxis", "acl", "advcl", "relcl")
        return loose and any(noun.lower in codebook.words("mute_things") for noun in asked)
    if act.type != "REJECT" or not grammar.is_verb(act.verb):
        return False
    s, things = grammar.sentence, codebook.words("mute_things")
    for verb in (verb for link, verb in grammar.clause(act.verb).complements if link == "to"):
        told = s.child(verb, "dobj")
        gives = told is not None and told.lower in things and s[verb].lower in codebook.words("mute_giving", verb_forms)
        if gives or s[verb].lower in codebook.words("mute", verb_forms):
            return True
    return False


def _own_order(act: Act) -> bool:
    """ "ordered the armed forces to …": inside one state the order is no request; what was ordered stands. Nor does a
    government back its own army or call its raid a success; it may thank its police."""
    mine = {land(p) for p in act.actors if p.sector in (None, "GOV")}
    forces = {"REQUEST": ("MIL", "COP", "GOV", "SPY"), "SUPPORT": ("MIL", "GOV", "SPY")}.get(act.type, ())
    mine = mine if not act.apart else set()  # one minister may ask another
    return bool(act.recipients) and all(land(p) in mine and p.sector in forces for p in act.recipients)


def _below(act: Act, acts: list[Act], grammar: Grammar) -> list[Act]:
    """The acts whose words stand below this one's."""
    return [other for other in acts if any(above.i == act.verb for above in grammar.sentence.ancestors(other.verb))]


def _topic_of_protest(act: Act, acts: list[Act], grammar: Grammar) -> bool:
    """ "burned a flag and demanded that the accord be scrapped": what a crowd demands is its protest's topic.

    A protest that is asked for itself ("called on workers to walk out") has none yet.
    """
    if act.type != "REQUEST":
        return False
    below = _below(act, acts, grammar)
    for other in acts:
        if other in below:
            continue
        if other.type == "PROTEST" and {p.id for p in other.actors} & {p.id for p in act.actors}:
            other.recipients = other.recipients or others(act.recipients, other.actors)
            return True
    return False


def _serves(act: Act, above: Act) -> bool:
    """A purpose is no act of its own: "summoned the envoy to complain"."""
    return {land(p) for p in act.actors} <= above.lands and act.type != "ASSAULT"


def _swallows(above: Act, act: Act) -> bool:
    return act.alleged_by is None


def _apply(act: Act, row: Wrapper, governor: Governor, grammar: Grammar, phrases: Phrases) -> None:
    span = grammar.sentence[governor.at].span
    act.why.append(Why(f"wrapper.{row.id}", grammar.sentence[governor.at].text, span))
    if row.type == "THREATEN" and not act.actors:
        act.status = "planned"  # "will be tried": nobody threatens
        return
    if row.type is not None and row.type != act.type:
        act.wrapped, act.type, act.mode = act.type, row.type, row.mode
        act.reciprocal = act.reciprocal and row.type == "AGREE"
    act.status = row.status or act.status
    if governor.verb and (row.alleged or row.type is not None) and governor.at != act.verb:
        subject = grammar.clause(governor.at).subject if grammar.is_verb(governor.at) else None
        doers = phrases.parties(subject).parties if subject is not None else ()
        if row.alleged:
            act.alleged_by = land(doers[0]) if doers else act.alleged_by
        elif doers and governor.link in ("that", "for", "on", "noun", "of") and not act.reciprocal:
            act.recipients = tuple(p for p in act.recipients if land(p) not in {land(d) for d in doers})
            act.actors = unique(doers)
    elif row.alleged and not governor.verb:
        owners = phrases.owners(governor.at)
        act.alleged_by = land(owners[0]) if owners else act.alleged_by
    act.verbs.append((act.sentence, governor.at))


def _pass_up(inner: Act, above: Act) -> None:
    """What was asked for, promised or threatened says to whom, where the upper clause does not."""
    if above.recipients or above.reciprocal:
        return
    asked = others(inner.actors, above.actors)
    source = asked if asked and (above.type == "REQUEST" or inner.reciprocal) else inner.recipients
    above.recipients = others(source, above.actors)
    above.route = "context"


def _goes_on(act: Act, grammar: Grammar, codebook: Codebook) -> bool:
    """ "are blockading", "has been shelling": under way as the report is written. Speech is done once said."""
    s = grammar.sentence
    verbal = codebook.types[act.type].kind == "verbal" and act.mode != "investigate"
    if grammar.is_verb(act.verb) and s[act.verb].lower in codebook.words("being"):
        return not act.wrapped and codebook.types[act.type].quad.startswith("material")  # "are on strike"
    if act.nominal and not act.wrapped and s[act.verb].dep == "nsubj":
        return _continues(s, s[act.verb].head, codebook)
    if act.wrapped or act.verb >= len(s) or s[act.verb].tag != "VBG" or verbal:
        return False
    words = {t.lower for t in grammar.clause_auxiliaries(act.verb)}
    present = codebook.words("present")
    return bool(words & present) and ("been" in words or bool(words & codebook.words("being")))


def _continues(s: Sentence, verb: int, codebook: Codebook) -> bool:
    """ "the siege continues", "the raids went on for a third day", but not "went on for an hour"."""
    on = any(k.lower == "on" and not s.child(k.i, "pobj") for k in s.children(verb))
    if s[verb].lower not in codebook.words("goes_on" if not on else "goes_with_on", verb_forms):
        return False
    spans = [noun.i for k in s.children(verb, "prep") if k.lower == "for" for noun in s.children(k.i, "pobj")]
    return all(s.child(noun, "amod") for noun in spans)


def _negated(act: Act, grammar: Grammar) -> bool:
    """A plain negated act did not happen and is no record; a negation that a wrapper or the frame has used is."""
    if act.frame.only == "negated" or any(why.rule.startswith("wrapper.") for why in act.why):
        return False
    return grammar.is_verb(act.verb) and grammar.negated(act.verb)
