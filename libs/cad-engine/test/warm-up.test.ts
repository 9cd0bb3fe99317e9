import { createLocalEngine } from '@naturalcad/cad-engine'
import { expect, test } from 'vitest'

test('a part that is asked for while the kernel loads is made, and closing in the middle of it ends well', async () => {
  const engine = createLocalEngine({ settings: { server: { maxConcurrentRuns: 1 } } })
  const warm = engine.warmUp()
  await expect(engine.make({ prompt: 'plate 80x50x6 mm', formats: ['step'] })).resolves.toMatchObject({ success: true })
  await warm
  await engine.close()

  const closed = createLocalEngine()
  const interrupted = closed.warmUp().catch((error: unknown) => error)
  await closed.close()
  await expect(interrupted).resolves.toSatisfy((outcome: unknown) => outcome === undefined || outcome instanceof Error)
})
