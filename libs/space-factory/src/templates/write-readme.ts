import { stringify } from 'yaml'
import { zeroGpuPythons } from '../hardware/zero-gpu-versions.ts'
import { gradioVersion } from './pinned-packages.ts'
import type { TemplateTask } from './template-options.ts'

/** `README.md`: front matter that the Hub's check accepts, and what the Space is. */
export function writeReadme(task: TemplateTask, title: string): string {
  const matter = stringify(
    {
      title,
      emoji: '🏭',
      colorFrom: 'blue',
      colorTo: 'purple',
      sdk: 'gradio',
      sdk_version: gradioVersion,
      python_version: zeroGpuPythons[0],
      app_file: 'app.py',
      short_description: `Runs ${task.modelId}`.length <= 60 ? `Runs ${task.modelId}` : 'Runs a model of the Hub',
      suggested_hardware: task.hardware,
      models: [task.modelId, ...(task.baseModel === undefined ? [] : [task.baseModel.id])],
      startup_duration_timeout: '1h',
    },
    { lineWidth: 0 },
  )
  return [
    '---',
    `${matter}---`,
    '',
    `# ${title}`,
    '',
    `\`${task.modelId}\` at commit \`${task.revision}\`, for ${task.task}.`,
    '',
    '- `/predict` runs the model, on the page and through the API.',
    '- `GET /health` says whether it is loaded, as JSON.',
    '',
  ].join('\n')
}
