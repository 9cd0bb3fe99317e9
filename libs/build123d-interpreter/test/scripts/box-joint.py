from build123d import *

w, h, t, n = 80, 40, 5, 8
with BuildPart() as side:
    with BuildSketch():
        Rectangle(w, h)
        step = h / n
        for i in range(0, n, 2):
            y = -h / 2 + step * (i + 0.5)
            with Locations((-w / 2 + t / 2, y), (w / 2 - t / 2, y + step)):
                Rectangle(t, step, mode=Mode.SUBTRACT)
    extrude(amount=t)
print(len(side.faces()))
result = side.part
