from build123d import *

box = Box(20, 20, 5)
try:
    box = fillet(box.edges(), 1)
except:
    print("no fillet")
finally:
    print("done")
result = box
