"""Sentences for people, in French or English."""
