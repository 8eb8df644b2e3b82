"""The short codes of the month grid, shared with the printed month."""

from planner.exchange.codes import LETTERS, Codes, codes_of, letter

__all__ = ["LETTERS", "Codes", "codes_of", "letter"]
