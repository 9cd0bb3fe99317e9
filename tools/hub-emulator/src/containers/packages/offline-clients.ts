import type { Mount } from '@naturalcad/sandbox'

export interface OfflineClients {
  readOnly: Mount[]
  environment: Record<string, string>
}

/** Settings under which pip and uv take everything from these folders of wheels. */
export function offlineClients(wheelFolders: readonly string[], python: string): OfflineClients {
  const mounts = wheelFolders.map((from, index) => ({ from, to: `/opt/wheels/${index}` }))
  const links = mounts.map(({ to }) => to)
  return {
    readOnly: mounts,
    environment: {
      PIP_NO_INDEX: '1',
      PIP_ONLY_BINARY: ':all:',
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
      UV_OFFLINE: '1',
      UV_NO_INDEX: '1',
      UV_PYTHON: python,
      UV_PYTHON_DOWNLOADS: 'never',
      UV_NO_PROGRESS: '1',
      ...(links.length === 0 ? {} : { PIP_FIND_LINKS: links.join(' '), UV_FIND_LINKS: links.join(',') }),
    },
  }
}
