"""What a linked scenario is asked: one file a subject, one function a check."""
