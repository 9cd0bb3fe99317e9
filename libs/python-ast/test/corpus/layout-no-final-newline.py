if x:
    y = 1
    if z: w = (1,
  2)