"""Certificates of our own making, for sites under TLS on this machine."""

import subprocess
from pathlib import Path

import pytest


def make_certificate(folder: Path, *hosts: str) -> Path:
    """A certificate for some hosts, with its key, in one file; skips the test where openssl is not here."""
    names = ",".join(f"DNS:{host}" for host in hosts)
    made = subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", f"/CN={hosts[0]}", "-addext", f"subjectAltName={names}"),
            *("-keyout", "key.pem", "-out", "certificate.pem"),
        ],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("openssl is not here: the TLS tests need it to make a certificate")
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "certificate.pem").read_bytes())
    return both
