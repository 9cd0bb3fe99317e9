from build123d import Helix, Plane, Circle, sweep
spring = sweep(Plane(origin=(h := Helix(pitch=4, height=40, radius=10)) @ 0, z_dir=h % 0) * Circle(1), path=h)
