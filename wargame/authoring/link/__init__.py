"""Files to one scenario: rulebooks merged, overrides applied, every name and line read where it stands."""
