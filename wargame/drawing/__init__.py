"""Maps and charts in signs, drawn alike on the screen and in lines."""
