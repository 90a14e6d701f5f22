"""How the web server runs: a few processes with a few threads each, behind a proxy."""

import os
import shutil
import tempfile
from pathlib import Path

# Where the processes count what /metrics sums up; begun anew with the server.
counted = Path(os.environ.get("PROMETHEUS_MULTIPROC_DIR") or tempfile.mkdtemp(prefix="provenance-counted-"))
for left in counted.glob("*.db"):
    left.unlink()
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counted)

wsgi_app = "provenance.wsgi"
bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
worker_class = "provenance.serving.Worker"
limit_request_line = (
    8190  # the longest gunicorn takes: a question of a page that is too long is told so by the page
)
workers = int(os.environ.get("WEB_WORKERS", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# What a process has taken in it must answer within WEB_GRACE seconds once it is to stop: where the socket outlives it
# (systemd), few wait inside, and the rest for whoever comes after it.
worker_connections = threads + int(os.environ.get("WEB_WAITING", "1000"))
timeout = 60  # seconds a process may stay silent
graceful_timeout = int(os.environ.get("WEB_GRACE", "20"))  # seconds to finish answers when asked to stop
keepalive = 5
max_requests = 20_000  # a process is replaced after so many answers, which bounds any slow leak
max_requests_jitter = 2_000
memory = Path("/dev/shm")  # noqa: S108 (gunicorn makes its own private file there)
worker_tmp_dir = (
    str(memory) if os.access(memory, os.W_OK) else None
)  # the sign of life never waits for a disk
forwarded_allow_ips = os.environ.get("PROXY_ADDRESSES", "127.0.0.1,::1")
accesslog = "-" if os.environ.get("ACCESS_LOG") == "True" else None
errorlog = "-"
control_socket_disable = True


def on_exit(server: object) -> None:
    """Leave no counts behind."""
    shutil.rmtree(counted, ignore_errors=True)
