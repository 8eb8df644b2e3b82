"""What is measured of a case, each in a process of its own."""
