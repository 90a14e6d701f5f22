"""A store in a bucket of an object storage that speaks S3."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from obstore import delete, get, get_range, head, put
from obstore import list as listed
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store

from sources.keeping.store import Away, Lying, Missing
from sources.keeping.where import Where

if TYPE_CHECKING:
    from obstore.store import S3Config

CONNECT, WHOLE = timedelta(seconds=3), timedelta(seconds=30)
"""How long a connection, and a whole answer, may take: a page, and a part of a long file, has some million bytes."""
PART, PARTS_AT_ONCE = 8 * 1024 * 1024, 4
"""A long file is sent in parts; a storage takes ten thousand of them, of 5 MiB and more."""
RETRIES = 2
"""Within one question, as a storage asks for now and then; whoever asked tries again much later."""
NOT_PARTIAL = "non-partial response"

Said = TypeVar("Said")


class Bucket:
    """Files in a bucket. The storage writes each whole or not at all, and holds what it is sent against its hash."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self.opened_in: Final = os.getpid()
        self.s3 = S3Store(
            where.bucket,
            prefix=where.beginning or None,
            config=_config(where),
            client_options={
                "allow_http": where.endpoint.startswith("http://"),
                "connect_timeout": CONNECT,
                "timeout": WHOLE,
            },
            retry_config={"max_retries": RETRIES, "retry_timeout": WHOLE},
        )

    def keep(self, name: str, content: bytes) -> None:
        def write() -> None:
            try:
                put(self.s3, name, content, mode="create", use_multipart=False)
            except AlreadyExistsError:
                return

        self._ask(write)

    def keep_file(self, name: str, content: BinaryIO) -> None:
        if self.holds(name):
            return
        content.seek(0)
        # Parts cannot be sent on the condition that nothing is there; whoever sends twice sends the same.
        self._ask(
            lambda: put(
                self.s3,
                name,
                content,
                use_multipart=True,
                chunk_size=PART,
                max_concurrency=PARTS_AT_ONCE,
            )
        )

    def read(self, name: str) -> bytes:
        return self._ask(lambda: bytes(get(self.s3, name).bytes()))

    def piece(self, name: str, start: int, length: int) -> bytes:
        try:
            return self._ask(lambda: bytes(get_range(self.s3, name, start=start, length=length)))
        except Away as away:
            # Some storages answer a question for a piece as one for the whole, which the library takes for no answer.
            if NOT_PARTIAL not in away.cause:
                raise
            return self._ask(lambda: self._leafed(name, start, length))

    def _leafed(self, name: str, start: int, length: int) -> bytes:
        """The same out of a file that is read from its beginning, as far as need be, and never held."""
        found, at = bytearray(), 0
        for part in get(self.s3, name).stream():
            found += bytes(part)[max(0, start - at) : start + length - at]
            at += len(part)
            if at >= start + length:
                break
        return bytes(found)

    def holds(self, name: str) -> bool:
        try:
            self._ask(lambda: head(self.s3, name))
        except Missing:
            return False
        return True

    def lying(self, beginning: str) -> Iterator[Lying]:
        pages = iter(self._ask(lambda: listed(self.s3, beginning)))
        while page := self._ask(lambda: next(pages, None)):
            yield from (Lying(each["path"], each["size"], each["last_modified"]) for each in page)

    def take_away(self, name: str) -> None:
        try:
            self._ask(lambda: delete(self.s3, name))
        except Missing:
            return

    def _ask(self, question: Callable[[], Said]) -> Said:
        if self.opened_in != os.getpid():  # the library would wait for threads that are no more, for ever
            raise RuntimeError("a bucket is opened anew in each process")
        try:
            return question()
        except FileNotFoundError as trouble:
            # Of a bucket that is not there nothing can be said of what it holds.
            if "NoSuchBucket" in str(trouble):
                raise Away(_first(trouble)) from trouble
            raise Missing(_first(trouble)) from trouble
        except (BaseError, OSError) as trouble:
            raise Away(_first(trouble)) from trouble


def _config(where: Where) -> "S3Config":
    config: S3Config = {"region": where.region, "disable_bulk_delete": True}  # not every storage has it
    if where.endpoint:
        config["endpoint"] = where.endpoint
    if where.key:
        config["access_key_id"], config["secret_access_key"] = where.key, where.secret
    return config


def _first(trouble: Exception) -> str:
    """The first line of what the library says, without what it holds for debugging."""
    return next(iter(str(trouble).strip().splitlines()), type(trouble).__name__)[:300]
