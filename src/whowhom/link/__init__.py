"""Records of many reports become incidents: one act, with its sources, its agreed and its disputed figures."""

from whowhom.link.block import candidates
from whowhom.link.cluster import Edge, Judgement, backbone, components, edge, groups
from whowhom.link.incident import incident
from whowhom.link.rules import Rules, rules
from whowhom.link.signs import signs
from whowhom.link.told import Told, story_of, told

__all__ = [
    "Edge",
    "Judgement",
    "Rules",
    "Told",
    "backbone",
    "candidates",
    "components",
    "edge",
    "groups",
    "incident",
    "rules",
    "signs",
    "story_of",
    "told",
]
