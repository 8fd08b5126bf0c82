"""Files become Documents: from the cache where they were read before, else by a worker process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from pilotdocs.documents import problems
from pilotdocs.documents.cache import Cache
from pilotdocs.documents.codec import CorruptError, decode_document
from pilotdocs.documents.pool import Failed, Pool
from pilotdocs.documents.settings import ReadSettings
from pilotdocs.model.document import Document, Problem
from pilotdocs.model.folder import File

_DEFAULT = ReadSettings()


def read_documents(
    files: Sequence[File], settings: ReadSettings = _DEFAULT, pool: Pool | None = None
) -> tuple[Document, ...]:
    """Every file as a Document, in the order of `files`. A file that gives no text is one with the problem
    `unreadable` (the first) and the cause; nothing that a file holds raises. `pool` is one that the caller keeps over
    several folders; without it there is one for these files."""
    return tuple(iter_documents(files, settings, pool))


def read_document(file: File, settings: ReadSettings = _DEFAULT) -> Document:
    """One file as a Document; see `read_documents`."""
    return next(iter_documents((file,), settings))


def iter_documents(
    files: Sequence[File], settings: ReadSettings = _DEFAULT, pool: Pool | None = None
) -> Iterator[Document]:
    """As `read_documents`, one by one, each as soon as it and those before it are read."""
    cache = Cache(settings.cache, settings.cache_size) if settings.cache else None
    if pool is None:
        with Pool(settings) as own:
            yield from _read_all(files, own, cache)
    else:
        yield from _read_all(files, pool, cache)
        pool.refresh()
    if cache is not None:
        cache.trim()


def _read_all(files: Sequence[File], pool: Pool, cache: Cache | None) -> Iterator[Document]:
    with ThreadPoolExecutor(pool.workers) as threads:
        waiting: dict[int, Future[Document]] = {}
        try:
            # Large files first, so that none is left to be read alone at the end.
            for index in sorted(range(len(files)), key=lambda index: -files[index].size):
                waiting[index] = threads.submit(_read, files[index], pool, cache)
            for index in range(len(files)):
                yield waiting.pop(index).result()
        finally:
            for future in waiting.values():
                future.cancel()


def _read(file: File, pool: Pool, cache: Cache | None) -> Document:
    if refused := [problem for problem in file.problems if problem.code == problems.UNREADABLE]:
        rest = tuple(problem for problem in file.problems if problem not in refused)
        return _nothing(file, (*refused, *rest))
    if cache is not None and (kept := cache.load(file.sha256, file.format)) is not None:
        return _named(kept, file)
    try:
        data = pool.read(Path(file.location), file.format)
        document = decode_document(data)
    except Failed as failed:
        notes = (failed.note,) if failed.note else ()
        return _nothing(file, (*problems.unreadable(failed.problem), *file.problems), notes)
    except CorruptError:
        return _nothing(file, (*problems.unreadable(problems.crashed()), *file.problems))
    if cache is not None:
        cache.store(file.sha256, file.format, document, data)
    return _named(document, file)


def _named(document: Document, file: File) -> Document:
    known = {problem.code for problem in document.problems}
    added = tuple(problem for problem in file.problems if problem.code not in known)
    return replace(
        document,
        id=file.id,
        path=file.path,
        sha256=file.sha256,
        format=file.format,
        problems=(*document.problems, *added),
    )


def _nothing(file: File, found: tuple[Problem, ...], notes: tuple[str, ...] = ()) -> Document:
    return Document(file.sha256, file.format, None, "none", problems=found, id=file.id, path=file.path, notes=notes)
