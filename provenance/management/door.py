"""What every command of ours shares: help that shows our own options alone, and one line for words it cannot take."""

from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from provenance.management import tables

# Django gives these to every command; they work as ever, and only developers need them.
FOR_DEVELOPERS = frozenset(
    {
        "--force-color",
        "--no-color",
        "--pythonpath",
        "--settings",
        "--skip-checks",
        "--traceback",
        "--verbosity",
        "--version",
    }
)


class Door(BaseCommand):
    """A command a newsroom uses; one that is ``on_tables`` finds those of this version, made or asked for first."""

    on_tables = False

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command, on a terminal with its tables seen to."""
        if self.on_tables and self._called_from_command_line:  # type: ignore[attr-defined]
            tables.settle()
        return super().execute(*args, **options)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """A parser that refuses with a sentence instead of printing how every option is written."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.called_from_command_line = False
        for action in parser._actions:  # noqa: SLF001 (argparse has no other way to what Django added)
            if FOR_DEVELOPERS.intersection(action.option_strings):
                action.help = SUPPRESS
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Refused words end in exit status 2, as a shell expects."""
        try:
            super().run_from_argv(argv)
        except CommandError as fault:
            if "--traceback" in argv:
                raise
            told = str(fault).removeprefix("Error: ")
            self.stderr.write(f"{argv[1]}: {told} (see manage.py {argv[1]} --help)")
            raise SystemExit(2) from None
