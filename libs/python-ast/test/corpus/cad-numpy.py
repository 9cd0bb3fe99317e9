import numpy as np
from build123d import Vector

A = np.array([[1, 2], [3, 4]])
b = A @ A.T
b @= A
row, column = A[0, :], A[:, 1]
block = A[..., np.newaxis, ::2]
normal = Vector(1, 0, 0).cross(Vector(0, 1, 0))
