"""The judge: a problem and a rota in, every violation and figure out."""
