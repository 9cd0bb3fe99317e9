import { fileURLToPath } from 'node:url'

/** Programs of this package that are not TypeScript: one folder up from the source and from the built file alike. */
export const assetsFolder = fileURLToPath(new URL('../assets', import.meta.url))
