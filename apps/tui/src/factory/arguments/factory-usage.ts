import type { FactoryCommandName } from './factory-command.ts'

const all = `naturalcad factory: from a model card to a private Space that is proven

  factory demo                 shows the whole way on this machine, no account
  factory launch <recipe>      starts a run and follows it to its verdict
  factory validate <space>     proves a Space that is there with a live call
  factory recommend <model>    says how a model is best run; makes nothing
  factory recipes              what can be launched, and when it passes
  factory list                 the last runs, newest first
  factory watch <run>          follows a run; Ctrl-C stops watching, not the run
  factory show <run>           verdict, evidence, links and report of a run
  factory cancel <run>         ends a run, and what it has running that costs
  factory retry <run>          resumes a run, or starts it again
  factory sign-in, sign-out    with a code in the browser; or set HF_TOKEN

Runs lie in your own private bucket, so every machine sees the same ones.
<run> is an id, or last. Options of each: naturalcad factory <command> --help
--json prints one JSON object on standard output, nothing else.

Exit codes: 0 success; 2 input; 3 unsafe_workspace; 4 every other verdict;
5 timed_out, quota_blocked; 6 the Hub, space_create_failed,
manual_hardware_required, a run that was interrupted; 7 storage; 130 canceled.
The Hub is that of HF_ENDPOINT (https://huggingface.co).
`

const live = `  --endpoint NAME     of the app, such as /predict; else the one that fits
  --inputs JSON       of the live call: a list by position, an object by name
  --expect KIND       what it is to give: text, labels, numbers, json, image,
                      audio, video, model3d, table, file
  --budget USD        of the whole run: it is not started, or stopped, above it
  --timeout TIME      of the Job: 90m, 2h, or seconds`

const following = `  --no-wait           starts it and ends
  --out DIR           copies the files of the run there once it is over
  --json              prints one JSON object on standard output, nothing else`

const outOnly = following.split('\n').slice(1).join('\n')
const jsonOnly = following.split('\n').slice(2).join('\n')

const byCommand = {
  launch: `naturalcad factory launch <recipe>: starts a run, follows it to its verdict

  --model MODEL       owner/name, or the address of its card; with --local also
                      a folder with the files of a model
  --space NAME        of the private Space that is made (named after the model)
  --mode MODE         full-inference-gated (default), full-inference-attempt,
                      safe-scaffold
  --hardware SLUG     in place of the recommended one, such as t4-small
  --allow-gpu         takes GPUs that are paid by the hour
  --agent-model NAME  of the coding agent, as the inference router names it
${live}
  --local             against a Hub that the command starts on this machine
  --inference URL     of that Hub: an OpenAI-compatible server that the agent
                      thinks with, such as http://127.0.0.1:11434/v1
${following}

Ctrl-C cancels the run, and ends with 130 once it is canceled.

Example
  naturalcad factory launch universal --model sshleifer/tiny-gpt2 --budget 1
`,
  validate: `naturalcad factory validate <space>: proves a Space by a live call

${live}
${following}

Example
  naturalcad factory validate me/my-space --endpoint /predict \\
    --inputs '{"text": "hello"}' --expect labels
`,
  watch: `naturalcad factory watch <run>: follows a run to its verdict

${outOnly}

Ctrl-C stops watching; the run goes on. <run> is an id, or last.
`,
  show: `naturalcad factory show <run>: verdict, evidence, links and report of a run

${outOnly}

<run> is an id, or last. The exit code is 0 whatever the verdict is.
`,
  retry: `naturalcad factory retry <run>: resumes a run that was interrupted where it
stopped; of a run that is over, starts another with the same request

${following}
`,
  cancel: `naturalcad factory cancel <run>: ends a run, and what it has running that costs

${jsonOnly}
`,
  list: `naturalcad factory list: the last runs, newest first

  --limit N           how many (20)
${jsonOnly}
`,
  recommend: `naturalcad factory recommend <model>: how a model is best run, and why

${jsonOnly}
`,
  recipes: `naturalcad factory recipes: what can be launched, and when it passes

${jsonOnly}
`,
  'sign-in': `naturalcad factory sign-in: connects this machine with your account

It shows a code to enter in the browser. The token is kept in the data folder,
readable for you alone. OAUTH_CLIENT_ID names an application of your own, else
one is registered. HF_TOKEN, where it is set, goes before the sign-in.

  --all               reaches private models, Spaces and runs too that were made
                      elsewhere; without it only what the factory makes itself
${jsonOnly}
`,
  'sign-out': `naturalcad factory sign-out: deletes the token that sign-in has kept

${jsonOnly}
`,
  demo: `naturalcad factory demo: the whole way on this machine, with no account

It starts a Hub of its own, signs in, trains a small scikit-learn classifier in
a Job, launches a run that makes it a private Space with real Gradio, calls that
live, and shows the report. It needs Python with pip, and bubblewrap; packages
come from the package index the first time.

  --out DIR           copies the files of the run there (a folder in the data
                      folder)
${jsonOnly}
`,
} as const satisfies Record<FactoryCommandName, string>

export function factoryUsage(about: FactoryCommandName | undefined): string {
  return about === undefined ? all : byCommand[about]
}
