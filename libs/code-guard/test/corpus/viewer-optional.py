from build123d import *

try:
    from ocp_vscode import show
except ImportError:
    pass
result = Torus(20, 4)
