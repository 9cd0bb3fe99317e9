import * as z from 'zod'

/** Programs of a job are no administrators, so the first ports are closed to them. */
const port = z.int().min(1024, 'a port from 1024 to 65535').max(65_535, 'a port from 1024 to 65535')

/** Ports that a job listens on; those of `portsPublic` are open to everybody, the others to who may see the job. */
export const Expose = z
  .object({ ports: z.array(port).max(100), portsPublic: z.array(port).nullish().transform((ports) => ports ?? []) })
  .refine(({ ports, portsPublic }) => portsPublic.every((one) => ports.includes(one)), '"portsPublic" must be among "ports"')
  .refine(({ ports }) => new Set(ports).size === ports.length, 'A port is named twice')
export type Expose = z.output<typeof Expose>
