"""Many people at once: readers, editors and calculations on one database."""
