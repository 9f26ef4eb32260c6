"""Panels of the screens. Each takes a frozen part of a view and shows it; none asks another, none knows a table."""
