/** Pieces of the OpenAPI document. */
export const schemaOf = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const json = (description: string, schema: Record<string, unknown>) => ({ description, content: { 'application/json': { schema } } })

export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schemaOf('Problem') } },
})

export const jsonBody = (schema: Record<string, unknown>) => ({ required: true, content: { 'application/json': { schema } } })
