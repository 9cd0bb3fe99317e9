from build123d import *

e = Line((0, 0), (20, 0))
t = e.trim(0.25, 0.75)
arc = CenterArc((0, 0), 10, 0, 90)
print(t.length, arc.trim(0, 0.5).length, arc.reversed() @ 0, arc.arc_center, arc.radius, arc.normal())
print(e.distance_to((5, 5, 0)), e.distance_to_with_closest_points(Vertex(5, 5, 0))[1], arc.is_closed, arc.param_at_point((0, 10, 0)))
print(arc.location_at(0.5), arc.positions([0, 0.5, 1]), len(arc.distribute_locations(4)))
print(arc.start_point(), arc.end_point(), arc.center(), arc.bounding_box().max, arc.tangent_angle_at(0.5))
w = Wire([e, Line((20, 0), (20, 10))])
print(w.length, w @ 0.5, w.start_point(), w.is_closed)
o = w.offset_2d(2)
print(f"{o.length:.4f}")
result = sweep(Plane(w @ 0, z_dir=w % 0) * Circle(1), w, transition=Transition.RIGHT)
