"""An object storage that speaks S3, as a process of its own on this machine: rclone before a folder."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.keeping.bucket import Bucket
from sources.keeping.where import Where

KEY, SECRET, BUCKET = "newsroom", "a-secret-for-tests", "captures"
SECONDS_TO_START = 30.0
RCLONE = Path(sys.executable).with_name("rclone")


@dataclass
class Storage:
    """The server, the folder behind it, and its address as the settings name it."""

    folder: Path
    host: str = "127.0.0.1"
    port: int = 0
    running: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"s3://{BUCKET}/newsroom?endpoint=http://{self.host}:{self.port}&region=eu-test-1"

    @property
    def files(self) -> Path:
        """Where what is kept lies, as nobody but the storage itself sees it."""
        return self.folder / BUCKET / "newsroom"

    def start(self, *before: str) -> None:
        """Start it on the same port as before, or a free one; ``before`` is a command that runs it (``ip netns``)."""
        self.port = self.port or _free_port(self.host)
        (self.folder / BUCKET).mkdir(parents=True, exist_ok=True)
        # Asked to look at its folder anew every second, it does nothing else.
        asked = [
            "--addr",
            f"{self.host}:{self.port}",
            "--auth-key",
            f"{KEY},{SECRET}",
            "--dir-cache-time",
            "1h",
        ]
        self.running = subprocess.Popen(
            [*before, str(RCLONE), "serve", "s3", str(self.folder), "--config", "/dev/null", *asked],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Until it answers."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            try:
                socket.create_connection((self.host, self.port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise TimeoutError("the object storage does not answer")

    def empty(self) -> None:
        """Let it take away all it holds."""
        store = self.store()
        for each in list(store.lying("")):
            store.take_away(each.name)

    def store(self) -> Bucket:
        """The same as the program sees it, whatever the settings say."""
        return Bucket(Where(BUCKET, "newsroom", f"http://{self.host}:{self.port}", "eu-test-1", KEY, SECRET))

    def stop(self) -> None:
        """Stop it at once; what it was given lies in its folder."""
        if self.running is not None:
            self.running.kill()
            self.running.wait()
            self.running = None


@contextmanager
def storage(folder: Path) -> Iterator[Storage]:
    """A storage that answers, gone with all it holds afterwards."""
    made = Storage(folder)
    made.start()
    try:
        made.wait()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def keep_in(made: Storage, settings: Any) -> None:
    """Have the program keep pages there."""
    settings.CAPTURES_URL, settings.CAPTURES_KEY, settings.CAPTURES_SECRET = made.url, KEY, SECRET


def _free_port(host: str) -> int:
    with socket.socket() as line:
        line.bind((host, 0))
        return int(line.getsockname()[1])
