import { html, type Html } from '../../http/html.ts'
import { webPath, type Repository } from '../../repositories/repository.ts'
import type { LogKind } from '../../spaces/logs/space-log.ts'
import type { SpaceStage } from '../../spaces/runtime/stage.ts'
import type { SpaceServices } from '../../spaces/space-services.ts'
import { sleepSecondsOf, standardHardware } from '../../spaces/settings/sleep-time.ts'
import type { Page, Section, StatusPart } from '../page.ts'
import { badge, facts, firstOf, link, table, time, type Fact } from '../table.ts'
import { hideSecrets } from '../token-mask.ts'
import { filesSection, findRepository, repositoryFacts } from './repositories-part.ts'

const mostRows = 100
/** Lines of a log that a page begins with. */
const tail = 2000

export function spacesPart(services: SpaceServices): StatusPart {
  const { repositories, controllerOf } = services
  const body = () => {
    const { shown, rest } = firstOf(repositories.list('space'), mostRows)
    const rows = shown.map((space) => [
      link(webPath(space), space.fullName), stageBadge(controllerOf(space).stage()), space.sdk ?? '', space.visibility, hardwareOf(space), addressOf(services, space), time(space.updatedAt),
    ])
    return html`${table(['Space', 'Stage', 'SDK', 'Visibility', 'Hardware', 'App', 'Changed'], rows, 'No Spaces yet.')}${rest}`
  }
  return {
    overview: { id: 'spaces', title: 'Spaces', body },
    page: (path) => {
      const found = path.startsWith('/spaces/') ? findRepository(path, services) : undefined
      return found && spacePage(services, found)
    },
  }
}

function spacePage(services: SpaceServices, { id, fullName }: Repository): Page {
  const current = (): Repository | undefined => services.repositories.get(id)
  return {
    title: fullName,
    sections: [
      { id: 'settings', title: 'Settings', body: () => facts(factsOf(services, current())) },
      logSection(services, id, 'build'),
      logSection(services, id, 'run'),
      filesSection(services, current),
    ],
  }
}

function factsOf(services: SpaceServices, space: Repository | undefined): Fact[] {
  if (space === undefined) return []
  const { controllerOf, settings, store } = services
  const controller = controllerOf(space)
  const { goalReason, volumes } = store.get(space.id)
  const variables = Object.entries(settings.values(space.id, 'variable'))
  const sleepSeconds = space.sdk === 'static' ? null : sleepSecondsOf(space, store.get(space.id))
  return [
    ['Stage', stageBadge(controller.stage())],
    ['Message', controller.failure()?.message ?? goalReason ?? undefined],
    ['App', addressOf(services, space)],
    ['Running commit', controller.live()?.oid],
    ['Hardware', hardwareOf(space)],
    ['Sleeps after', sleepSeconds === null ? undefined : `${sleepSeconds} s without a visitor`],
    ['Variables', variables.length === 0 ? undefined : html`${variables.map(([name, value]) => html`<div><code>${name}=${value}</code></div>`)}`],
    ['Secrets', Object.keys(settings.describe(space.id, 'secret')).join(', ')],
    ['Volumes', volumes.map(({ type, source, mountPath }) => `${type} ${source} at ${mountPath}`).join('; ')],
    ...repositoryFacts(services, space),
  ]
}

/** Goes on through restarts and rebuilds, as long as somebody looks. */
function logSection({ repositories, controllerOf, settings }: SpaceServices, id: string, kind: LogKind): Section {
  return {
    id: `${kind}-log`,
    title: kind === 'build' ? 'Build log' : 'App log',
    follow: async function* (signal) {
      const space = repositories.get(id)
      if (space === undefined) return
      for await (const { text } of controllerOf(space).logs[kind].follow({ tail, signal, isOpen: () => repositories.get(id) !== undefined })) {
        yield hideSecrets(text.replace(/\n$/, ''), settings.values(id, 'secret'))
      }
    },
  }
}

function addressOf({ spaces }: SpaceServices, space: Repository): Html | undefined {
  const address = spaces?.host(space)
  return address === undefined ? undefined : html`<a href="${address}/">${address}</a>`
}

function hardwareOf({ sdk, hardware }: Repository): string {
  return sdk === 'static' ? '' : (hardware ?? standardHardware)
}

function stageBadge(stage: SpaceStage): Html {
  if (stage.endsWith('ERROR') || stage === 'NO_APP_FILE') return badge(stage, 'bad')
  if (stage.endsWith('BUILDING') || stage.endsWith('STARTING')) return badge(stage, 'busy')
  return badge(stage, stage === 'RUNNING' ? 'good' : 'quiet')
}
