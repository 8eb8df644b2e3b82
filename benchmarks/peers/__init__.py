"""What else one would plan with, given the same problems and the same judge."""
