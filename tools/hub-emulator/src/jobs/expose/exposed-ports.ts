import type { IncomingMessage } from 'node:http'
import type { AccountStore } from '../../identity/account-store.ts'
import { cleanHeaders, hubTokenOf } from '../../spaces/access/admit-visitor.ts'
import { forwardRequest, forwardUpgrade, type ForwardedRequest } from '../../spaces/serving/forward.ts'
import { openSpaceServer, type SpaceServer } from '../../spaces/serving/space-server.ts'
import { mayUseJobs } from '../access.ts'
import type { Job } from '../store/job.ts'
import type { JobStore } from '../store/job-store.ts'
import { sendRefusal } from './send-refusal.ts'

type Address = ForwardedRequest['to']

/** What jobs listen on, each port with an address of its own on this machine. */
export interface ExposedPorts {
  /** Lets visitors in until `close`. */
  open(job: Job, addresses: ReadonlyMap<number, Address>): Promise<void>
  /** In the order in which the job names its ports; undefined when nothing is open. */
  urls(job: Job): string[] | undefined
  /** Whether the job was started with this port. */
  has(jobId: string, port: number): boolean
  close(jobId: string): Promise<void>
}

export function createExposedPorts(jobs: JobStore, accounts: AccountStore): ExposedPorts {
  const servers = new Map<string, Map<number, SpaceServer>>()

  const mayVisit = (request: IncomingMessage, jobId: string, port: number): boolean => {
    const job = jobs.get(jobId)
    if (job === undefined || !job.spec.expose.ports.includes(port)) return false
    if (job.spec.expose.portsPublic.includes(port)) return true
    const token = hubTokenOf(request.headers.authorization)
    const principal = token === undefined ? undefined : accounts.findPrincipal(token)
    return principal !== undefined && mayUseJobs(principal, 'read', job.namespace)
  }

  const openPort = (jobId: string, port: number, to: Address): Promise<SpaceServer> => {
    const forwarded = (request: IncomingMessage): ForwardedRequest => ({ to, target: request.url ?? '/', headers: cleanHeaders(request) })
    return openSpaceServer({
      preferredPort: null,
      onRequest: (request, response) => {
        if (!mayVisit(request, jobId, port)) return sendRefusal(response, 404, 'Not Found')
        void forwardRequest(request, response, forwarded(request), {}).catch(() => sendRefusal(response, 502, `Nothing listens on port ${port} of the job`))
      },
      onUpgrade: (request, socket, head) => {
        socket.on('error', () => socket.destroy())
        if (mayVisit(request, jobId, port)) return forwardUpgrade(request, socket, head, forwarded(request))
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      },
    })
  }

  return {
    open: async (job, addresses) => {
      const opened = new Map<number, SpaceServer>()
      servers.set(job.id, opened)
      for (const [port, address] of addresses) opened.set(port, await openPort(job.id, port, address))
    },
    urls: ({ id, spec }) => {
      const opened = servers.get(id)
      if (opened === undefined || spec.expose.ports.length === 0) return undefined
      return spec.expose.ports.flatMap((port) => {
        const server = opened.get(port)
        return server === undefined ? [] : [`http://127.0.0.1:${server.port}`]
      })
    },
    has: (jobId, port) => servers.get(jobId)?.has(port) === true,
    close: async (jobId) => {
      const opened = [...(servers.get(jobId)?.values() ?? [])]
      servers.delete(jobId)
      await Promise.all(opened.map((server) => server.close()))
    },
  }
}
