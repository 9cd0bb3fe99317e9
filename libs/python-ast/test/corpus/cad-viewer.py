from build123d import *
from ocp_vscode import show, show_object, set_port

box = Box(1, 2, 3)
if "show_object" in locals():
    show_object(box, name="box", options={"alpha": 0.5, "color": (64, 164, 223)})
show(box, reset_camera=False)
