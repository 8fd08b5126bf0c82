"""A real sftp server over one folder, for one user with one key: `python sftp_server.py FOLDER PORT HOST_KEY USER_KEY`.

It speaks ssh and sftp as paramiko's own server side does. Listing, reading, writing, renaming and removing are done on
the folder's files; failures come back as the protocol's own few codes, as from other servers.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from pathlib import Path

import paramiko

ROOT = ""
USER_KEY = ""


class Door(paramiko.ServerInterface):
    """Lets the clerk in by key, for sessions only."""

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        known = username == "clerk" and key.get_base64() == USER_KEY
        return paramiko.AUTH_SUCCESSFUL if known else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED

    def get_allowed_auths(self, username: str) -> str:
        return "publickey"


class Handle(paramiko.SFTPHandle):
    """An open file."""

    def stat(self) -> object:
        return paramiko.SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))


class Disk(paramiko.SFTPServerInterface):
    """The folder's files."""

    def _at(self, path: str) -> str:
        return ROOT + self.canonicalize(path)

    def list_folder(self, path: str) -> object:
        try:
            found = []
            for file in Path(self._at(path)).iterdir():
                item = paramiko.SFTPAttributes.from_stat(file.lstat())
                item.filename = file.name
                found.append(item)
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        return found

    def stat(self, path: str) -> object:
        try:
            return paramiko.SFTPAttributes.from_stat(Path(self._at(path)).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)

    lstat = stat

    def open(self, path: str, flags: int, attr: object) -> object:
        try:
            number = os.open(self._at(path), flags, 0o600)
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        mode = "r+b" if flags & os.O_RDWR else "wb" if flags & os.O_WRONLY else "rb"
        handle = Handle(flags)
        handle.readfile = handle.writefile = os.fdopen(number, mode)
        return handle

    def _try(self, what: object, *paths: str) -> int:
        try:
            what(*(self._at(path) for path in paths))  # type: ignore[operator]
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        return paramiko.SFTP_OK

    def remove(self, path: str) -> int:
        return self._try(os.remove, path)

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        return self._try(os.replace, oldpath, newpath)

    def mkdir(self, path: str, attr: object) -> int:
        return self._try(os.mkdir, path)

    def rmdir(self, path: str) -> int:
        return self._try(os.rmdir, path)


def serve(connection: socket.socket, key: paramiko.PKey) -> None:
    """One client until it leaves."""
    transport = paramiko.Transport(connection)
    transport.add_server_key(key)
    transport.set_subsystem_handler("sftp", paramiko.SFTPServer, Disk)
    with contextlib.suppress(paramiko.SSHException, EOFError, OSError):
        transport.start_server(server=Door())
        transport.join()


if __name__ == "__main__":
    ROOT, USER_KEY = sys.argv[1], paramiko.RSAKey(filename=sys.argv[4]).get_base64()
    with socket.create_server(("127.0.0.1", int(sys.argv[2]))) as listening:
        host_key = paramiko.RSAKey(filename=str(Path(sys.argv[3])))
        while True:
            client, _ = listening.accept()
            threading.Thread(target=serve, args=(client, host_key), daemon=True).start()
