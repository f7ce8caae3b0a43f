"""Property tests try the same examples on every run, so that a run tells of the change and not of luck.

``pytest --hypothesis-profile=default`` looks for new ones.
"""

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")
