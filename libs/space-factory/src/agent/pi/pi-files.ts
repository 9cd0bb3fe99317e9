import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AgentModel } from '../agent-models.ts'

/** Folders of one round of Pi, outside of its workspace. */
export interface PiFolders {
  home: string
  config: string
  sessions: string
}

/**
 * Writes what Pi has to know down in full: of a model that is not written down it takes limits, flags and prices of another, and where there
 * is no provider it calls one of its own.
 */
export function writePiFiles(folder: string, { model, baseUrl }: { model: AgentModel; baseUrl: string }): PiFolders {
  const folders = { home: join(folder, 'home'), config: join(folder, 'config'), sessions: join(folder, 'sessions') }
  for (const path of Object.values(folders)) mkdirSync(path, { mode: 0o700 })
  const { input, output } = model.usdPerMillion
  const models = {
    providers: {
      huggingface: {
        baseUrl,
        compat: { supportsStore: false, supportsDeveloperRole: false, maxTokensField: 'max_tokens' },
        models: [
          { id: model.id, reasoning: false, contextWindow: model.contextWindow, maxTokens: model.maxTokens, cost: { input, output, cacheRead: 0, cacheWrite: 0 } },
        ],
      },
    },
  }
  const settings = { enableInstallTelemetry: false, retry: { enabled: true, maxRetries: 3, baseDelayMs: 1000 } }
  writeFileSync(join(folders.config, 'models.json'), JSON.stringify(models, null, 2), { mode: 0o600 })
  writeFileSync(join(folders.config, 'settings.json'), JSON.stringify(settings, null, 2), { mode: 0o600 })
  return folders
}
