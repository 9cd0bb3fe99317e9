import type { FaultInput } from '../../faults/fault.ts'
import type { FaultScript } from '../../faults/fault-script.ts'
import type { StatusPart } from '../page.ts'
import { table } from '../table.ts'

export function faultsPart(faults: FaultScript): StatusPart {
  const body = () =>
    table(
      ['Requests', 'What happens', 'How often', 'Has happened'],
      faults.list().map(({ fault, happened }) => [`${fault.method ?? 'any'} ${fault.path}`, describe(fault), frequencyOf(fault), happened]),
      'Nothing is made to fail.',
    )
  return { overview: { id: 'faults', title: 'Faults', body } }
}

function frequencyOf({ times, forMs, skip = 0 }: FaultInput): string {
  const parts = [
    skip === 0 ? [] : [`after ${skip} requests`],
    times === undefined ? [] : [`${times} times`],
    forMs === undefined ? [] : [`for ${forMs} ms`],
  ].flat()
  return parts.length === 0 ? 'always' : parts.join(', ')
}

function describe({ delayMs, answer, expireToken, cutAfterBytes, staleMs, staleRequests }: FaultInput): string {
  const parts = [
    delayMs === undefined ? [] : [`waits ${delayMs} ms`],
    expireToken === undefined ? [] : ['its token expires'],
    answer === undefined ? [] : [`answers ${answer.status}${answer.error === undefined ? '' : `: ${answer.error}`}`],
    cutAfterBytes === undefined ? [] : [`is cut after ${cutAfterBytes} bytes`],
    staleMs === undefined ? [] : [`shows changes ${staleMs} ms late`],
    staleRequests === undefined ? [] : [`shows changes ${staleRequests} requests late`],
  ]
  return parts.flat().join(', ')
}
