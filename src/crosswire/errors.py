"""The errors of crosswire, drawn as a tree.

    CrosswireError                 everything that crosswire itself raises
    ├── InputError                 a report cannot be used: says where, why and what to do
    ├── RulingError                a user's file of rulings is malformed or names an unknown report
    ├── EarlierError               what an earlier run printed cannot be read
    ├── ModelError                 a language model is missing or unusable
    └── DataError                  a lexicon or weight file of the package is malformed

Each carries the place of the fault in its message; ``InputError`` also as fields,
so that a list of rejected reports can be printed or serialised.
"""

from __future__ import annotations


class CrosswireError(Exception):
    """Base of all errors raised on purpose."""


class InputError(CrosswireError):
    """One report could not be used.

    Parameters: ``where`` is a path or address, ``line`` is counted from 1 where it is known,
    ``reason`` says what is wrong and ``remedy`` what the user can do about it.
    """

    def __init__(self, where: str, reason: str, remedy: str, *, line: int | None = None) -> None:
        self.where, self.reason, self.remedy, self.line = where, reason, remedy, line
        at = f"{where}:{line}" if line else where
        super().__init__(f"{at}: {reason}. {remedy}")


class RulingError(CrosswireError):
    """A file of rulings cannot be followed; the message says the line and what is wrong with it."""


class EarlierError(CrosswireError):
    """The output of an earlier run cannot be read; the message says file and line."""


class ModelError(CrosswireError):
    """A language model could not be loaded; the message says which package to install."""


class DataError(CrosswireError):
    """A data file of the package is malformed; the message says file and entry."""
