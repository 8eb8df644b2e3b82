"""What pages show, worked out in plain values before any template runs."""
