"""Why an address gave nothing."""

from __future__ import annotations

from datetime import datetime

_PASSING = ("dns", "refused", "slow", "broken", "busy", "server")  # may be over at the next try


class FetchError(Exception):
    """The text is one sentence that names the address and the way out; ``code`` is that of the Problem.

    ``not_before`` is the time before which the server wants no further request, where it says so.
    """

    def __init__(self, code: str, message: str, not_before: datetime | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.not_before = not_before

    @property
    def passing(self) -> bool:
        """Whether another try, later, may do better."""
        return self.code in _PASSING
