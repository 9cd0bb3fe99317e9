/** `node:http`, but not by `import`, which also loads all of `fetch` that the module re-exports: as long as the rest of a start takes. */
export const { createServer, get, request } = process.getBuiltinModule('node:http')
