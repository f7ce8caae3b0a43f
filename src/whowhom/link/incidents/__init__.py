"""Records of many reports become incidents: one act, with its sources, its agreed and its disputed figures."""

from whowhom.link.incidents.block import candidates
from whowhom.link.incidents.cluster import Edge, Judgement, backbone, components, edge, groups
from whowhom.link.incidents.incident import incident
from whowhom.link.incidents.rules import Rules, rules
from whowhom.link.incidents.signs import signs
from whowhom.link.incidents.told import Told, story_of, told

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
