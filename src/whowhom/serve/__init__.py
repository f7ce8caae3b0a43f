"""The explorer and its HTTP API: ``application`` makes it of an open store; ``docs/explorer.md`` shows it."""

from __future__ import annotations

from whowhom.serve.app import application

__all__ = ["application"]
