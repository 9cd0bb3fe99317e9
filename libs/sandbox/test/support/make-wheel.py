"""Writes a wheel: `make-wheel.py FOLDER NAME VERSION MODULE_TEXT [REQUIREMENT...]`. With it come a module and a command of that name."""

import sys
import zipfile

folder, name, version, text, *requirements = sys.argv[1:]
info = f'{name}-{version}.dist-info'
files = {
    f'{name}.py': text,
    f'{info}/METADATA': f'Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n' + ''.join(f'Requires-Dist: {each}\n' for each in requirements),
    f'{info}/WHEEL': 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    f'{info}/entry_points.txt': f'[console_scripts]\n{name}-command = {name}:main\n',
    f'{info}/RECORD': '',
}
with zipfile.ZipFile(f'{folder}/{name}-{version}-py3-none-any.whl', 'w') as wheel:
    for path, content in files.items():
        wheel.writestr(path, content)
