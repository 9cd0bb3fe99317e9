from build123d import *

heights = []
height = 40.0
while height > 5:
    heights.append(height)
    height *= 0.7
rest = list(heights)
part = Part()
while rest:
    part += Box(rest[-1], rest[-1], rest.pop())
result = part
