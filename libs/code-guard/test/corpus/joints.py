from build123d import *

plate = Box(40, 40, 4)
RigidJoint("top", to_part=plate, joint_location=Location((0, 0, 2)))
pin = Cylinder(3, 20)
RigidJoint("bottom", to_part=pin, joint_location=Location((0, 0, -10)))
plate.joints["top"].connect_to(pin.joints["bottom"])
result = Compound(label="assembly", children=[plate, pin])
