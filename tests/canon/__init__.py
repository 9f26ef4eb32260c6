"""Numbered adjudication cases: what should happen, why, and a check that it does."""
