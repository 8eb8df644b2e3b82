"""What would have to change for every minimum to be held, and what never can be."""
