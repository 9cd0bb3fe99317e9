import a
import a.b.c
import a as b, c.d as e, f
from a import b
from a import b as c, d
from a.b import (c)
from a import (b, c as d,)
from . import a
from .a import b
from ... import a
from .... import a
from .....a.b import c as d
from a import *
import match, case, type
from type import match as case
