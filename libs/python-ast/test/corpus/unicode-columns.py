a = "é" + b.c(d=1); e = "😀😀"; f = g[h] if "漢字" in i else j
def k(x="ü", *y): return f"ä{x}ö", y
