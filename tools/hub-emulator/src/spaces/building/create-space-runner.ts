import { SpaceFailure } from '../runtime/space-failure.ts'
import type { SpaceRunner } from '../runtime/space-runner.ts'
import { buildGradioSpace } from './gradio-space.ts'
import { openStaticSpace } from './open-static-space.ts'
import type { SpaceRunnerOptions } from './space-runner-options.ts'
import { buildStaticSpace } from './static-build.ts'

export function createSpaceRunner(options: SpaceRunnerOptions): SpaceRunner {
  return {
    open: (source) => openStaticSpace(options, source),
    build: async (source, request) => {
      switch (source.card.sdk) {
        case 'gradio':
          return buildGradioSpace(options, source, request)
        case 'static':
          return buildStaticSpace(options, source, request)
        case 'docker':
        case 'streamlit':
          throw new SpaceFailure('BUILD_ERROR', `This emulator has no Docker, which ${source.card.sdk} Spaces are built with. Use the gradio or static SDK to try the Space here.`)
        default:
          return source.card.sdk satisfies never
      }
    },
  }
}
