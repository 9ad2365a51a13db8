"""The families of machines. Each module draws one: `draw(pen, dice)` returns the two ends of its dimension line."""
