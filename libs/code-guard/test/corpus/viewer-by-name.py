from build123d import *
from ocp_vscode import show_object, set_port

set_port(3939)
result = Box(1, 2, 3)
show_object(result, name="box", options={"color": (10, 20, 30)})
