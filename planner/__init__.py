"""Relais: rotas for the medical secretariats that share people and sites."""

__version__ = "0.1.0"
