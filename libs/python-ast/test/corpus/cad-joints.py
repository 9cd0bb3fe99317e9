from build123d import *
base = Box(40, 40, 10)
RigidJoint("top", base, Location((0, 0, 5)))
pin = Cylinder(4, 20)
RigidJoint(label="foot", to_part=pin, joint_location=-Location((0, 0, -10)))
base.joints["top"].connect_to(pin.joints["foot"])
assembly = Compound(label="assembly", children=[base, pin])
