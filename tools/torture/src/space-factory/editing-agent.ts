import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Agent } from '@naturalcad/space-factory'
import { createScriptedAgent } from '@naturalcad/space-factory/testing'

const rubbish = '\nthis is no Python (\n'

/** Makes the edit that its goal asks for; in its first round it leaves rubbish behind, and removes it in the second. */
export function createEditingAgent(): Agent {
  const edit = (isWhole: boolean) => ({
    async act({ goal, workspace }: { goal: string; workspace: string }) {
      const file = join(workspace, 'app.py')
      const [newText, currentText] = [...goal.matchAll(/answers with ("[^"\n]*")/g)].map(([, text = '']) => text)
      const edited = (await readFile(file, 'utf8')).replaceAll(rubbish, '').replaceAll(currentText ?? '', newText ?? '')
      await writeFile(file, isWhole ? edited : edited + rubbish)
    },
  })
  return createScriptedAgent({
    rounds: [
      [edit(false), { spend: { requests: 1, usd: 0.001 } }, { claim: 'success' }],
      [edit(true), { spend: { requests: 1, usd: 0.001 } }, { say: 'The text is changed.' }, { claim: 'success' }],
    ],
  })
}
