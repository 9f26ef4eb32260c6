"""English: effects, conditions, numbers and refusals in the words of a scenario."""
