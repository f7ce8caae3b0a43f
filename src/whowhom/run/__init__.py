"""The same output on one process, on all cores and on a cluster: the work is a function, and the engines differ."""

from whowhom.run.ahead import ahead
from whowhom.run.team import all_cores, load, team

__all__ = ["ahead", "all_cores", "load", "team"]
