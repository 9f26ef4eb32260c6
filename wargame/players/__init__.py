"""Who holds a seat: a person, a script, chance, or nobody. A player sees its seat's view and no more."""
