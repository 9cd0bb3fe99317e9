import type { BenchOptions } from '../bench-options.ts'
import type { Measure } from '../report.ts'
import { compareRedaction } from './compare-redaction.ts'
import { measureOverhead } from './measure-overhead.ts'

/** What the factory adds to a run, and how fast traces are made safe to show. */
export async function benchSpaceFactory(options: BenchOptions): Promise<Measure[]> {
  return [...(await measureOverhead(options)), await compareRedaction(options)]
}
