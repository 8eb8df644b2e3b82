"""Public shift-scheduling instances, planned by our own `solve` on our own rules."""
