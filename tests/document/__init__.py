"""Maps and charts in signs."""
