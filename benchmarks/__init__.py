"""Measurements, apart from the tests: see docs/benchmarks.md."""
