from build123d import *

box = Box(20, 20, 10)
try:
    box = fillet(box.edges(), 8)
    print("big")
except ValueError as err:
    print("too large")
    try:
        radius = box.max_fillet(box.edges().filter_by(Axis.Z), tolerance=0.1, max_iterations=20)
        print(f"{radius:.0f}" if radius > 9 else "small")
    except Exception as exc:
        print("none")
    box = fillet(box.edges(), 2)
finally:
    print("done")
result = box
