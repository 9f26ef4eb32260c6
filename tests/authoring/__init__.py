"""What an author writes: reading, checking, linking."""
