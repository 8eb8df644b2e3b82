"""What a generated scenario needs to use the whole rule book."""
