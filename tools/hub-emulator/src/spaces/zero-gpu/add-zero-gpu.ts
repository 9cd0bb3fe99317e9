import type { IncomingMessage } from 'node:http'
import type { Router } from '../../http/router.ts'
import { zeroGpu } from '../../repositories/management/create-repository.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import type { Settings } from '../../storage/settings.ts'
import type { Visit } from '../access/admit-visitor.ts'
import { addDeviceRoutes } from './device-routes.ts'
import { createGpuQuota } from './gpu-quota.ts'
import { addGpuQuotaRoute } from './quota-route.ts'
import { createVisitorTokens, visitorHeader } from './visitor-token.ts'

export interface ZeroGpuFoundation {
  services: Pick<RepositoryServices, 'database' | 'accounts' | 'repositories' | 'now'>
  settings: Settings
  hubUrl: () => string
}

/** GPU time for the Spaces on ZeroGPU. */
export interface ZeroGpu {
  /** What makes the `spaces` package ask here; nothing for other Spaces. */
  environmentOf(repository: Repository): Record<string, string>
  /** Tells the app who visits; names and values in turn. */
  headersFor(repositoryId: string, visit: Visit, request: IncomingMessage): string[]
}

export function addZeroGpu(router: Router, { services, settings, hubUrl }: ZeroGpuFoundation): ZeroGpu {
  const { database, accounts, repositories, now } = services
  const visitors = createVisitorTokens(settings, accounts, now)
  const quota = createGpuQuota(database, now)
  const devicePathOf = addDeviceRoutes(router, { settings, quota, visitors, now })
  addGpuQuotaRoute(router, quota)
  return {
    environmentOf: ({ id, hardware }) => (hardware === zeroGpu ? { SPACES_ZERO_GPU: 'true', SPACES_ZERO_DEVICE_API_URL: hubUrl() + devicePathOf(id) } : {}),
    headersFor: (id, { principal, headers }, { socket }) => {
      // A Space that calls another one for its own visitor says so itself.
      const isNamed = headers.some((name) => name.toLowerCase() === visitorHeader)
      return repositories.get(id)?.hardware !== zeroGpu || isNamed ? [] : [visitorHeader, visitors.issue(principal, socket.remoteAddress ?? '')]
    },
  }
}
