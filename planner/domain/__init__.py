"""What a rota is: frozen, validated values in plain Python.

Days are `datetime.date`, times of day are minutes since midnight (`int`, on a
15-minute grid), durations are minutes, and things refer to each other by id.
"""
