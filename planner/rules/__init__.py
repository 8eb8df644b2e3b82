"""The rule book: one file per rule, what it asks and how a breach is counted."""
