import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRepo, downloadFile, pathsInfo, uploadFile } from '@huggingface/hub'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'

export const xetCommands: Cases = {
  'xet-upload': {
    success: async (hub) => {
      const [repo, cwd, content] = [hub.name('cli-xet'), hub.folder(), randomBytes(2_000_000)]
      writeFileSync(join(cwd, 'big.bin'), content)
      await hfOutput(hub, ['upload', repo, 'big.bin'], { cwd })
      expect(await pathsInfo({ ...hub.as.alice, repo, paths: ['big.bin'] })).toMatchObject([{ xetHash: expect.stringMatching(/^[0-9a-f]{64}$/) }])
      expect(Buffer.from((await (await downloadFile({ ...hub.as.alice, repo, path: 'big.bin' }))?.arrayBuffer()) ?? new ArrayBuffer()).equals(content)).toBe(true)
    },
    error: async (hub) => {
      const [repo, cwd] = [hub.name('cli-xet'), hub.folder()]
      await createRepo({ ...hub.as.alice, repo })
      writeFileSync(join(cwd, 'big.bin'), randomBytes(200_000))
      await expectHfError(hub, ['upload', repo, 'big.bin'], /403/, { cwd, as: 'bob' })
    },
  },
  'xet-download': downloads({}),
  'xet-download-by-version-1': downloads({ HF_XET_CLIENT_RECONSTRUCTION_API_VERSION: '1' }),
}

function downloads(env: Record<string, string>): Cases[string] {
  return {
    success: async (hub) => {
      const [cwd, content] = [hub.folder(), randomBytes(2_000_000)]
      await hfOutput(hub, ['download', await uploaded(hub, content), 'big.bin', '--local-dir', '.'], { cwd, env })
      expect(readFileSync(join(cwd, 'big.bin')).equals(content)).toBe(true)
    },
    error: async (hub) => expectHfError(hub, ['download', await uploaded(hub, randomBytes(200_000)), 'big.bin'], /not found|404/i, { as: 'bob', env }),
  }
}

async function uploaded(hub: MatrixHub, content: Buffer<ArrayBuffer>): Promise<string> {
  const repo = hub.name('cli-xet')
  await createRepo({ ...hub.as.alice, repo, visibility: 'private' })
  await uploadFile({ ...hub.as.alice, repo, file: { path: 'big.bin', content: new Blob([content]) } })
  return repo
}
