import type { FactoryEvent, FactoryRequest, FactoryRun } from '@naturalcad/contracts/factory'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createSpaceFactory, type SpaceFactory } from '@naturalcad/space-factory'
import type { Check, TortureOptions } from '../check.ts'
import { type FactoryHub, users } from './factory-hub.ts'

interface Order {
  user: string
  request: FactoryRequest
  /** Status and verdict that are right. */
  end: string
}

interface Done extends Order {
  run: FactoryRun
  whole: FactoryEvent[]
  dropped: FactoryEvent[]
}

const hello = { request: { recipe: 'hello-job' }, end: 'done, no verdict' } as const
const sample = { request: { recipe: 'template-space' }, end: 'done, safe_scaffold' } as const
/** Ten runs of four users; of the small set the first four. */
const orders: readonly Order[] = [
  { user: 'ada', ...sample }, { user: 'ben', ...hello }, { user: 'cleo', ...sample }, { user: 'dan', ...hello }, { user: 'ada', ...hello },
  { user: 'ada', ...sample }, { user: 'ben', ...sample }, { user: 'cleo', ...hello }, { user: 'dan', ...sample }, { user: 'dan', ...sample },
]

/**
 * Runs of four users at once, each in a Job with the real worker, each followed by two readers, one of which leaves every few events and comes
 * back: each has its own end, its readers see each event once, and nobody sees a run of another.
 */
export async function runTogether(factory: FactoryHub, worker: string, { small, tell }: TortureOptions): Promise<Check> {
  const factories = new Map<string, SpaceFactory>(users.map((user) => [user, createSpaceFactory({ hubUrl: factory.hub.url, accessToken: factory.tokenOf(user), worker: { script: worker }, job: { image: 'node:24' } })]))
  const of = (user: string) => factories.get(user) as SpaceFactory
  const taken = small ? orders.slice(0, 4) : orders
  const madeBefore = factory.countMade()
  try {
    const done = await Promise.all(taken.map((order) => launchAndFollow(of(order.user), order, tell)))
    const problems = [...done.flatMap(findProblems), ...(await findLeaks(done, of, factory))]
    const spaces = factory.countMade() - madeBefore
    const wanted = taken.filter(({ request }) => request.recipe === 'template-space').length
    if (spaces !== wanted) problems.push(`${spaces} Spaces were made in place of ${wanted}`)
    const events = done.reduce((sum, { whole }) => sum + whole.length, 0)
    return {
      name: `${taken.length} runs of ${new Set(taken.map(({ user }) => user)).size} users at once`,
      passed: problems.length === 0,
      detail: problems.length > 0 ? problems.slice(0, 10).join('; ') : `each with its own end, ${spaces} Spaces, ${events} events seen once by each of two readers, no run of another in sight`,
    }
  } finally {
    await Promise.all([...factories.values()].map((one) => one.close()))
  }
}

async function launchAndFollow(factory: SpaceFactory, order: Order, tell: (message: string) => void): Promise<Done> {
  const { run } = await factory.launch(order.request)
  const [whole, dropped] = await Promise.all([follow(factory, run.runId, Infinity), follow(factory, run.runId, 7)])
  const view = await factory.read(run.runId, { atLeast: whole.at(-1)?.seq ?? 0 })
  tell(`${order.user}: ${order.request.recipe} ended as ${view.run.status}`)
  return { ...order, run: view.run, whole, dropped }
}

/** Leaves after so many events and comes back for those behind them, until there are no more. */
async function follow(factory: SpaceFactory, runId: string, leaveAfter: number): Promise<FactoryEvent[]> {
  const seen: FactoryEvent[] = []
  for (;;) {
    const before = seen.length
    for await (const event of factory.follow(runId, { from: seen.at(-1)?.seq ?? 0 })) {
      seen.push(event)
      if (seen.length - before === leaveAfter) break
    }
    if (seen.length === before || seen.length - before < leaveAfter) return seen
  }
}

function findProblems({ user, request, end, run, whole, dropped }: Done): string[] {
  const name = `${request.recipe} of ${user}`
  const problems: string[] = []
  const ended = `${run.status}, ${run.resultStatus ?? 'no verdict'}`
  if (ended !== end) problems.push(`${name} ended as ${ended} (${run.failure?.message ?? 'no failure'}) in place of ${end}`)
  if (run.user !== user) problems.push(`${name} is of ${run.user}`)
  if (whole.some(({ seq }, index) => seq !== index + 1) || whole.length !== run.seq) problems.push(`${name}: a reader saw ${whole.length} events of ${run.seq}`)
  if (JSON.stringify(whole) !== JSON.stringify(dropped)) problems.push(`${name}: the reader that left saw ${dropped.length} events, the other ${whole.length}`)
  if (whole.some(({ runId }) => runId !== run.runId)) problems.push(`${name}: an event is of another run`)
  return problems
}

/** Every user looks for every run of the others, in the list, by its id, and in all files of their own runs. */
async function findLeaks(done: readonly Done[], of: (user: string) => SpaceFactory, factory: FactoryHub): Promise<string[]> {
  const problems: string[] = []
  for (const user of users) {
    const own = done.filter((one) => one.user === user).map(({ run }) => run.runId)
    const others = done.filter((one) => one.user !== user)
    const listed = (await of(user).list()).map(({ run }) => run.runId)
    if (listed.toSorted().join() !== own.toSorted().join()) problems.push(`${user} has ${own.length} runs and sees ${listed.length}`)
    for (const { run } of others) if (await canRead(of(user), run.runId)) problems.push(`${user} can read a run of ${run.user}`)
    const texts = await Promise.all(own.map((runId) => readFiles(of(user), runId)))
    for (const text of texts) {
      if (users.some((name) => text.includes(factory.tokenOf(name)))) problems.push(`a token is in the files of ${user}`)
      if (others.some(({ run }) => text.includes(run.runId))) problems.push(`a run of another is in the files of ${user}`)
    }
  }
  return problems
}

async function canRead(factory: SpaceFactory, runId: string): Promise<boolean> {
  try {
    await factory.read(runId)
    return true
  } catch (error) {
    if (NaturalCadError.from(error).code === 'NOT_FOUND') return false
    throw error
  }
}

async function readFiles(factory: SpaceFactory, runId: string): Promise<string> {
  const texts: string[] = []
  for (const { path } of await factory.listFiles(runId)) {
    if (!path.startsWith('worker/')) texts.push(await new Response((await factory.openFile(runId, path)).body).text())
  }
  return texts.join('\n')
}
