import { delimiter } from 'node:path'
import type { PiFolders } from './pi-files.ts'

const closed = ['--no-extensions', '--no-skills', '--no-prompt-templates', '--no-themes', '--no-context-files', '--no-mcp', '--no-approve', '--offline'] as const

/** Options of Pi. The task is none of them: as an argument it could be read as options or as the name of a file to send. */
export function piArguments(model: string, { sessions }: PiFolders, rules: string): string[] {
  const withModel = ['--provider', 'huggingface', '--model', model, '--thinking', 'off']
  return ['--mode', 'json', ...withModel, '--tools', 'read,edit,write,bash', '--session-dir', sessions, ...closed, '--append-system-prompt', rules]
}

export interface PiEnvironmentOptions {
  folders: PiFolders
  placeholder: string
  /** Folders of programs that the agent may use, before those of the system. */
  programs: readonly string[]
  /** Where the Hub's clients find their Hub, in the quickstart. */
  hubUrl: string | undefined
}

/** All that Pi and its shell see of an environment. The real token is nowhere in it. */
export function piEnvironment({ folders, placeholder, programs, hubUrl }: PiEnvironmentOptions): Record<string, string> {
  const hub = {
    HF_HUB_DISABLE_XET: '1', HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1',
    HF_HOME: `${folders.home}/.cache/huggingface`,
  }
  return {
    PATH: [...programs, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
    HOME: folders.home,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    // Node and Python's clients would not start where they may not read the system's. Nothing here is reached by TLS.
    OPENSSL_CONF: '/dev/null',
    SSL_CERT_DIR: folders.home,
    HF_TOKEN: placeholder,
    PI_OFFLINE: '1',
    PI_TELEMETRY: '0',
    PI_SKIP_VERSION_CHECK: '1',
    PI_CODING_AGENT_DIR: folders.config,
    ...(hubUrl === undefined ? {} : { ...hub, HF_ENDPOINT: hubUrl }),
  }
}
