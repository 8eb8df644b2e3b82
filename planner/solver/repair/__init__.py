"""Mend a rota when someone is absent or a need changes: few people moved, soon.

Importing it loads no engine, so that pages and commands may use it: the engine works in
a process beside (`aside.py`, `exact.py`) while the judge alone finds a first answer.
"""
