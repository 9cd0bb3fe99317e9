a = 'single' "double" '''triple
lines''' """more "quoted" text"""
b = r'\d+\n' R"\x" u'text' U"text"
c = '\n\t\\\'\"\a\b\f\v\r\0\12\377\x41\u00e9\U0001F600'
d = b'bytes\x00\xff\'' B"more" rb'\raw' bR"\x" Rb'''tri
ple'''
e = "" '' """"""
f = 'line \
joined'
g = """ends with quote\""""
h = "Ünïcödé ☃ 😀", '\ud800'
i = ("implicit"
     "concatenation"   # comment
     'over lines')
"docstring"
