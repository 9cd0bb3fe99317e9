from math import *
from build123d import *

angle = radians(30)
width = 2 * IN
height = sin(angle) * width + hypot(3, 4) * MM
result = Box(width, height, 1 * CM)
