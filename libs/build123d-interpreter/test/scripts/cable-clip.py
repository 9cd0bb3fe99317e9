from build123d import *

R, t, w = 5, 2, 10
ring = extrude(Circle(R + t) - Circle(R), w)
ring -= Pos(0, R + t / 2, w / 2) * Box(2 * R * 0.8, 2 * R, w)
foot = Pos(0, -R - t, w / 2) * Box(24, t, w)
clip = ring + foot
clip -= [Pos(x, -R - t, w / 2) * Rot(90, 0, 0) * Cylinder(1.5, 10) for x in (-9, 9)]
sharp = clip.edges().filter_by(Axis.Z).sort_by(Axis.Y)[-4:]
clip = fillet(sharp, 0.4)
print(len(sharp), f"{clip.volume:.4f}")
result = clip
