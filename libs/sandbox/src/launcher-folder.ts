import { fileURLToPath } from 'node:url'

/** The Python files of this package: one folder up from the source and from the built file alike. */
export const launcherFolder = fileURLToPath(new URL('../python', import.meta.url))
