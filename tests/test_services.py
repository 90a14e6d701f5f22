"""A run of tests within a run has servers of its own."""

import os

from tests import services


def test_a_run_within_this_one_begins_without_its_servers_and_without_the_name_of_its_settings() -> None:
    names = {*services.SERVERS, services.READ_TOO_EARLY}

    assert {"DATABASE_URL", services.READ_TOO_EARLY} <= os.environ.keys()
    assert not names & services.another_runs().keys()
    assert services.another_runs()["PATH"] == os.environ["PATH"]
