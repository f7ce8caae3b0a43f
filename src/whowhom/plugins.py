"""Readers, coders and exporters of other packages, found by their entry points. docs/plugins.md shows how to write one.

Each is one function. What goes wrong in it is a PluginError, which names the package, and costs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

if TYPE_CHECKING:
    from whowhom.codebook import Codebook
    from whowhom.read import Draft
    from whowhom.records import Event, Problem, Relation
    from whowhom.syntax import Reading


class Reader(Protocol):
    """Gives the reports of an open file as drafts, and a problem for each document that it cannot read."""

    def __call__(self, name: str, stream: BinaryIO) -> Iterable[Draft | Problem]: ...


class Coder(Protocol):
    """Gives the acts and standing relations that a report tells; its sentences and parties are found already."""

    def __call__(self, reading: Reading, codebook: Codebook) -> Iterable[Event | Relation]: ...


class Exporter(Protocol):
    """Gives lines of text, each with its line end, for records as `whowhom code --format jsonl` writes them."""

    def __call__(self, records: Iterable[Mapping[str, Any]]) -> Iterable[str]: ...


HOOKS = {"readers": Reader, "coders": Coder, "exporters": Exporter}  # the groups whowhom.readers, whowhom.coders …
GIVES = {"readers": ("Draft", "Problem"), "coders": ("Event", "Relation"), "exporters": ("str",)}


class PluginError(ValueError):
    """A plugin that is not there, cannot be loaded, or fails at its work; the message names its package."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point. To call it is to call its function, with every fault made a PluginError."""

    group: str  # readers, coders, exporters
    name: str  # of a reader the ending of its files, without the dot
    where: str  # module:function
    package: str  # name and version
    rivals: tuple[str, ...] = ()  # other packages with the same name in the same group

    @property
    def label(self) -> str:
        """What records say of it: name, package and version."""
        return f"{self.name}-{self.package.replace(' ', '-')}"

    def load(self) -> Callable[..., Iterable[Any]]:
        """Its function. Raises PluginError."""
        from importlib.metadata import EntryPoint

        if self.rivals:
            raise self.fault(f"has its name from {', '.join(self.rivals)} too; uninstall all but one")
        try:
            found: Any = EntryPoint(self.name, self.where, f"whowhom.{self.group}").load()
        except Exception as error:  # a module of others may raise anything
            raise self.fault(f"cannot be loaded ({_said(error)}); mend or uninstall the package") from error
        if not callable(found):
            raise self.fault(f"is no function ({self.where}); mend or uninstall the package")
        function: Callable[..., Iterable[Any]] = found
        return function

    def __call__(self, *given: Any) -> Iterator[Any]:
        """What it gives, one after another."""
        function, right = self.load(), GIVES[self.group]
        try:
            for one in function(*given):
                if not {kind.__name__ for kind in type(one).__mro__} & set(right):
                    raise self.fault(f"gave a {type(one).__name__} instead of a {' or '.join(right)}")
                yield one
        except PluginError:
            raise
        except Exception as error:  # a function of others may raise anything
            raise self.fault(f"stopped with {_said(error)}; tell its authors") from error

    def fault(self, what: str) -> PluginError:
        return PluginError(f"The {self.group[:-1]} {self.name!r} of {self.package} {what}.")


class Found(Mapping[str, Plugin]):
    """The plugins of a group by name, looked for when the first one is asked for."""

    def __init__(self, group: str, found: Iterable[Plugin] | None = None) -> None:
        self._group, self._given = group, None if found is None else tuple(found)

    @cached_property
    def _plugins(self) -> dict[str, Plugin]:
        out: dict[str, Plugin] = {}
        found = _installed(self._group) if self._given is None else self._given
        for one in sorted(found, key=lambda plugin: plugin.package):
            first = out.get(one.name)
            out[one.name] = replace(first, rivals=(*first.rivals, one.package)) if first else one
        return out

    def __getitem__(self, name: str) -> Plugin:
        return self._plugins[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._plugins))

    def __len__(self) -> int:
        return len(self._plugins)

    def named(self, name: str) -> Plugin:
        """The plugin of that name. Raises PluginError, naming those that there are, for another."""
        if name not in self:
            there = f"installed are {', '.join(self)}" if len(self) else "none is installed"
            raise PluginError(f"There is no {self._group[:-1]} {name!r}; {there}.")
        return self[name]


class Registry:
    """What is installed, group by group; ``found`` instead, where it is given."""

    def __init__(self, found: Iterable[Plugin] | None = None) -> None:
        given = None if found is None else tuple(found)
        chosen = {
            group: Found(group, None if given is None else [one for one in given if one.group == group])
            for group in HOOKS
        }
        self.readers, self.coders, self.exporters = chosen["readers"], chosen["coders"], chosen["exporters"]

    def __iter__(self) -> Iterator[Plugin]:
        for group in (self.readers, self.coders, self.exporters):
            yield from group.values()


def _installed(group: str) -> Iterator[Plugin]:
    from importlib.metadata import entry_points

    for found in entry_points(group=f"whowhom.{group}"):
        package = f"{found.dist.name} {found.dist.version}" if found.dist else "a package without a name"
        yield Plugin(group, found.name, found.value, package)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no message'}"
