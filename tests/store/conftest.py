from tests.engines import engine

__all__ = ["engine"]
