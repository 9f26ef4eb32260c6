"""Compiles the kernel of many games into the wheel where a C compiler is found; where not, the wheel works without one.

pip runs this through hatchling. ``python hatch_build.py`` compiles it where it is looked for in a checkout.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FOLDER = Path("wargame") / "sim" / "lanes"


def kernel(into: Path) -> Path | None:
    """Compile the kernel in a folder; None, and why on standard error, where that cannot be done."""
    try:
        from setuptools import Distribution, Extension
        from setuptools.command.build_ext import build_ext
    except ImportError:
        print("no kernel: setuptools, which finds the compiler, is not installed", file=sys.stderr)
        return None

    class Build(build_ext):
        def build_extensions(self) -> None:
            plain = self.compiler.compiler_type == "msvc"
            for one in self.extensions:
                one.extra_compile_args = ["/O2"] if plain else ["-O3", "-fwrapv", "-g0"]
            super().build_extensions()

    source = Extension(
        "_kernel", [str(ROOT / FOLDER / "kernel.c")], depends=[str(ROOT / FOLDER / "lanes.h")], py_limited_api=True,
        optional=True,
    )
    command = Build(Distribution({"name": "kernel", "ext_modules": [source]}))
    command.build_lib, command.build_temp = str(into / "lib"), str(into / "temp")
    try:
        command.ensure_finalized()
        command.run()  # a compiler that is missing or fails is told, and nothing is made
    except Exception as problem:  # whatever it is: an install must not end here
        print(f"no kernel: {problem}", file=sys.stderr)
    made = [one for one in (into / "lib").glob("_kernel*") if one.suffix in (".so", ".pyd")]
    return made[0] if made else None


def in_place(made: Path) -> Path:
    """Put a compiled kernel where a checkout looks for it, in one step: programs that run keep the one they loaded."""
    here = ROOT / FOLDER / made.name
    beside = Path(shutil.copy(made, here.with_suffix(f".{os.getpid()}")))
    beside.replace(here)
    return here


class CustomBuildHook(BuildHookInterface):
    """What hatchling calls."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before a wheel is put together."""
        if self.target_name != "wheel":
            return
        self._folder = tempfile.TemporaryDirectory()
        made = kernel(Path(self._folder.name))
        if made is None:
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        if version == "editable":
            in_place(made)
        else:
            build_data["force_include"][str(made)] = (FOLDER / made.name).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """When it is."""
        if self.target_name == "wheel":
            self._folder.cleanup()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = kernel(Path(folder))
        if found is None:
            sys.exit(1)
        print(in_place(found))
