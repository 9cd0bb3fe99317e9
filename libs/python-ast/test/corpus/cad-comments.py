# A program that is mostly comments.

  # an indented one
from build123d import * # behind code
	# with a tab

x = Box(1, # inside brackets
        2,

        # a whole line
        3)
if x: # comment
    # before the block

    y = 1
  # at another column
    z = 2
# the end
