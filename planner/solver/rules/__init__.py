"""How the search obeys the rule book: one file per rule, the mirror of its check."""
