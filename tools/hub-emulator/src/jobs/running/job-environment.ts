import type { Flavor } from '../../hardware/flavors.ts'
import type { Job } from '../store/job.ts'

/** What every job finds in its environment. Its own variables come after and win. */
export function jobEnvironment({ id, spec }: Job, { name, vcpus, ramGb, accelerator }: Flavor): Record<string, string> {
  return {
    JOB_ID: id,
    ACCELERATOR: accelerator === null ? 'none' : name,
    CPU_CORES: String(vcpus),
    MEMORY: `${ramGb}Gi`,
    ...spec.environment,
  }
}
