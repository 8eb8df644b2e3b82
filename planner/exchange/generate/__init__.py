"""Realistic invented scenarios of any size, for benchmarks and tests."""

from planner.exchange.generate.scenario import generate

__all__ = ["generate"]
