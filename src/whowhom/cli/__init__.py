"""The program's face: commands that read like sentences. It prints; nothing imports it."""

from whowhom.cli.app import main

__all__ = ["main"]
