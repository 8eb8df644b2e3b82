"""Realistic invented scenarios of any size, for benchmarks and tests."""

from planner.exchange.generate.scenario import Rules, generate

__all__ = ["Rules", "generate"]
