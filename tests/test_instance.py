"""An instance that a test has started is ended whole."""

from tests.instance import Instance, until

PARENT = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', '{child}']); time.sleep(600)"
CHILD = "import time; time.sleep(600)"


def test_a_child_that_outlives_its_killed_parent_is_ended_too(instance: Instance) -> None:
    instance.start("-c", PARENT.format(child=CHILD))
    assert until(lambda: len(instance.living()) == 2, 20)

    instance.end(patience=0.2)

    assert instance.gone_within(5)
