import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The Python files of this package: one folder up from the source and from the built file alike; beside a bundle that was carried elsewhere. */
export const launcherFolder = ['../python', './python'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(`${path}/launcher.py`)) ?? ''
