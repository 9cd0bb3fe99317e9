import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What agents read as orders or run as their own when it lies in the folder that they work in. */
const agentNames: ReadonlySet<string> = new Set(['.pi', '.agents', 'agents.md', 'claude.md', '.mcp.json'])

/** Removes, before each round, what would speak to the agent in the wrapper's place; returns the names. Links are removed, never followed. */
export async function cleanWorkspace(workspace: string): Promise<string[]> {
  const names = (await readdir(workspace)).filter((name) => agentNames.has(name.toLowerCase()))
  for (const name of names) await rm(join(workspace, name), { recursive: true, force: true })
  return names
}
