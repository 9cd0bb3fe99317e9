import { webAssembly } from '../kernel/web-assembly.ts'
import { operate } from '../kernel/operate.ts'
import { rawOf, type Shape } from '../shape/shape.ts'

/**
 * Merges neighbouring faces and edges that lie on the same surface or curve (build123d's `clean`). Where OCCT cannot, the
 * shape comes back as it is: it is still right, only divided more finely.
 */
export function clean(shape: Shape): Shape {
  return operate(shape.kernel, 'clean', (bench) => {
    const upgrade = bench.own(new bench.occt.ShapeUpgrade_UnifySameDomain(rawOf(shape), true, true, true))
    upgrade.AllowInternalEdges(false)
    try {
      upgrade.Build()
    } catch (thrown) {
      if (!(thrown instanceof webAssembly.Exception)) throw thrown
      bench.occt.decrementExceptionRefcount(thrown)
      return shape
    }
    return bench.shape(upgrade.Shape())
  })
}
