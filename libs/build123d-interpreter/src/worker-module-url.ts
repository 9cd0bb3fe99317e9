/** Where the worker's module lies: beside this one, as a source in the workspace and compiled in the package. */
export function workerModuleUrl(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./worker/worker-entry.${extension}`, import.meta.url)
}
