"""From what is asked for in a typical week to the needs of every date."""
