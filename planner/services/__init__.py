"""The verbs: the only place that opens a transaction."""
