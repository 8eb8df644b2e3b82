"""Run a measurement in a process of its own and watch its memory (Linux only)."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

EVERY_SECONDS = 0.2
KILOBYTES_A_MEGABYTE = 1024
PROC = Path("/proc")


def watched(*arguments: str, timeout: float) -> tuple[dict[str, Any], float]:
    """Return what `python -m benchmarks.measures ...` printed, and its peak memory.

    The peak, in MB, is the largest sum at any moment of the high-water marks (VmHWM) of
    the process and all its descendants then alive, so it is never too small by more
    than a process shorter than the sampling. Raises `CalledProcessError` when the
    measurement fails, `TimeoutExpired` when it takes longer than `timeout` seconds.
    """
    command = [sys.executable, "-m", "benchmarks.measures", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        over = threading.Event()
        peaks = [0.0]
        sampler = threading.Thread(target=_sample, args=(process.pid, over, peaks))
        sampler.start()
        try:
            printed, _ = process.communicate(timeout=timeout)
        except BaseException:
            process.kill()
            raise
        finally:
            over.set()
            sampler.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    answer: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return answer, max(peaks)


def _sample(pid: int, over: threading.Event, peaks: list[float]) -> None:
    while not over.wait(EVERY_SECONDS):
        peaks.append(_family_megabytes(pid))


def _family_megabytes(pid: int) -> float:
    """Return the sum of the high-water marks of a process and its descendants."""
    marks: dict[int, float] = {}
    children: dict[int, list[int]] = {}
    for folder in PROC.glob("[0-9]*"):
        fields = _status(folder)
        if "VmHWM" not in fields:
            continue  # ended meanwhile, or a kernel thread
        one = int(folder.name)
        marks[one] = int(fields["VmHWM"].split()[0]) / KILOBYTES_A_MEGABYTE
        children.setdefault(int(fields["PPid"]), []).append(one)
    family = [pid]
    for one in family:
        family.extend(children.get(one, ()))
    return sum(marks.get(one, 0.0) for one in family)


def _status(folder: Path) -> dict[str, str]:
    try:
        text = (folder / "status").read_text()
    except OSError:
        return {}
    pairs = (line.partition(":") for line in text.splitlines())
    return {name: value.strip() for name, _, value in pairs}
