"""Scenarios changed at random in their structure: each is refused by name, or plays to its end and back."""
