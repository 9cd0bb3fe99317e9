from build123d import *
curve = Curve() + [Line((0, 0), (10, 0)), Line((10, 0), (10, 10)), ThreePointArc((10, 10), (5, 14), (0, 10)), Line((0, 10), (0, 0))]
face = make_face(curve)
wires = curve.wires()
l = Line((0,0),(5,5)) + Line((5,5),(10,0))
result = extrude(face, 3, both=True)
checks = [len(wires), face.area, len(curve.edges()), l.length, *(curve @ 0.5), len(l.edges())]
