import { Problem } from '@naturalcad/contracts/errors'
import { Manifest, PartRequest, PartResult, StepEvent } from '@naturalcad/contracts/part'
import { z } from 'zod'
import { factoryPaths, factorySchemas } from '../factory/describe-factory.ts'
import { signInPaths, signInSchemas } from '../sign-in/describe-sign-in.ts'
import { json, jsonBody, problem, schemaOf } from './describe.ts'

const healthSchema = { type: 'object', properties: { status: { enum: ['ok', 'unavailable'] }, version: { type: 'string' }, ready: { type: 'boolean' } } }

/** The contract as OpenAPI 3.1, from the schemas that the server parses with. */
export function describeApi(version: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'NaturalCAD',
      version,
      description: 'A sentence becomes a checked CAD part; a model card becomes a private Space that is proven live.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: {
      '/': {
        post: {
          operationId: 'makePart',
          summary: 'Make a part',
          requestBody: jsonBody(schemaOf('PartRequest')),
          responses: {
            200: {
              description: 'The part; as an event stream: step events, then result or problem',
              content: {
                'application/json': { schema: schemaOf('PartResult') },
                'text/event-stream': { schema: { type: 'string' } },
              },
            },
            400: problem('A key of the request is wrong'),
            401: problem('The key is missing or wrong'),
            403: problem('Host or Origin is not allowed'),
            413: problem('The body is too large'),
            415: problem('The body is not JSON'),
            422: problem('The body is no object, or the request was refused: not understood, contradictory, rejected by the guard, not valid'),
            429: problem('A limit is reached or the queue is full'),
            503: problem('The server has no key or is stopping'),
            504: problem('The deadline has passed'),
          },
        },
      },
      '/artifacts/{jobId}/{name}': {
        get: {
          operationId: 'getArtifact',
          summary: 'Fetch a file of a run',
          parameters: [
            { name: 'jobId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            { name: 'name', in: 'path', required: true, schema: { type: 'string', maxLength: 100 } },
          ],
          responses: {
            200: { description: 'The bytes' },
            304: { description: 'Not changed' },
            401: problem('Neither key nor signed link'),
            404: problem('No such file'),
          },
        },
      },
      '/livez': { get: { operationId: 'livez', security: [], responses: { 200: { description: 'The process answers' } } } },
      '/readyz': {
        get: { operationId: 'readyz', security: [], responses: { 200: { description: 'Ready' }, 503: { description: 'Not ready, with reasons' } } },
      },
      '/health': { get: { operationId: 'health', security: [], responses: { 200: json('Ready', healthSchema), 503: json('Not ready', healthSchema) } } },
      ...signInPaths,
      ...factoryPaths,
    },
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        session: { type: 'apiKey', in: 'cookie', name: 'naturalcad_session', description: 'Of a sign-in; over TLS its name begins with __Host-' },
        hubToken: { type: 'http', scheme: 'bearer', description: 'A token of the Hub (hf_…), for programs; it is not kept' },
      },
      schemas: {
        PartRequest: z.toJSONSchema(PartRequest, { io: 'input' }),
        PartResult: z.toJSONSchema(PartResult),
        Manifest: z.toJSONSchema(Manifest),
        StepEvent: z.toJSONSchema(StepEvent),
        Problem: z.toJSONSchema(Problem),
        ...signInSchemas,
        ...factorySchemas,
      },
    },
  }
}
