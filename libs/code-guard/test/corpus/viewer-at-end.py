from build123d import *
from ocp_vscode import *

with BuildPart() as part:
    Box(10, 10, 10)
result = part.part
show(part, reset_camera=Camera.KEEP)
