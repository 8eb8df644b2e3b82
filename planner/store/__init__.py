"""Rows <-> domain: the only place that speaks SQL."""
