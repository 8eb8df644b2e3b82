"""From a problem to a rota: one way of finding, never the last word on it."""
