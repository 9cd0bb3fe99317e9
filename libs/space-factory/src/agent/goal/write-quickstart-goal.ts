import { gradioVersion } from '../../templates/pinned-packages.ts'
import { decidedElsewhere, section } from './goal-parts.ts'

export interface QuickstartGoalFacts {
  /** `owner/name`, the only Space that can be made. */
  spaceId: string
  title: string
  /** What the app answers, in one line. */
  answer: string
}

/** The way of the Hub's quickstart: the agent itself makes the Space and uploads to it, with the `hf` command. */
export function writeQuickstartGoal({ spaceId, title, answer }: QuickstartGoalFacts): string {
  return [
    `# Make the private Space ${spaceId} with the hf command\n`,
    section('End state', `The Space ${spaceId} exists, is private, and holds a small Gradio app whose endpoint \`/predict\` ${answer}.`),
    section(
      'Way',
      [
        `1. Write README.md with front matter: title: ${JSON.stringify(title)}, sdk: gradio, sdk_version: "${gradioVersion}", app_file: app.py.`,
        '2. Write app.py: Gradio, the function bound with api_name="predict", GET /health as below.',
        `3. \`hf repos create ${spaceId} --type space --space-sdk gradio --private --exist-ok\``,
        `4. \`hf upload ${spaceId} . --repo-type space --exclude "**/__pycache__/**"\``,
        `5. \`hf spaces info ${spaceId}\` shows what is there.`,
        '',
      ].join('\n'),
    ),
    section(
      'App contract',
      [
        '- GET /health answers JSON: {"status": "ok", "generationEndpoint": "/predict", "ready": true}.',
        '- Serve it with demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True), Route from starlette.routing and JSONResponse from starlette.responses, and set os.environ["GRADIO_SSR_MODE"] = "false" before Gradio is imported.',
        '- No requirements are needed beside what the platform brings.',
        '',
      ].join('\n'),
    ),
    section(
      'Hard constraints',
      '- The hf command is signed in already, and reaches this one Space: everything else is refused. Do not sign in, do not look for tokens.\n- Text files only. The Space stays private; no secrets, no variables, no hardware.\n',
    ),
    section('Done is decided elsewhere', decidedElsewhere),
  ].join('\n')
}
