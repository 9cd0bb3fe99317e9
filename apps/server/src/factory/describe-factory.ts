import { FactoryEvent, FactoryRequest, FactoryRun, FactoryTask, InferenceGate, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import type { LaunchPlan, RunSummary, RunView } from '@naturalcad/space-factory'
import { z } from 'zod'
import { json, jsonBody, problem, schemaOf } from '../routes/describe.ts'
import { RecipeAnswer } from './show-recipes.ts'

const RunSummaryAnswer = z.object({ run: FactoryRun, isInterrupted: z.boolean() }) satisfies z.ZodType<RunSummary>
const RunViewAnswer = RunSummaryAnswer.extend({ gate: InferenceGate.nullable() }) satisfies z.ZodType<RunView>
const PlanAnswer = z.object({
  task: FactoryTask,
  costs: z.object({
    lines: z.array(z.object({ what: z.enum(['job', 'space', 'inference']), usd: z.number(), basis: z.string() })),
    totalUsd: z.number(),
  }),
  scopes: z.array(z.string()),
  warnings: z.array(z.string()),
}) satisfies z.ZodType<LaunchPlan>

/** Either of them. */
const security = [{ session: [] }, { hubToken: [] }]
const run = { name: 'runId', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{8}-\\d{6}-[a-z2-7]{8}$' } }
const query = (name: string, schema: Record<string, unknown>, required = false) => ({ name, in: 'query', required, schema })
const refusals = {
  401: problem('Nobody has signed in, or the sign-in has ended; details.signIn is where to'),
  403: problem('Not granted: details.missing and details.signIn; another namespace; a gated model'),
  429: problem('A limit of the server or of the Hub is reached'),
  502: problem('The Hub fails or can not be reached'),
}
const ofRun = { ...refusals, 404: problem('The user has no such run') }
const refusedRequest = {
  ...refusals,
  400: problem('A key of the request is wrong'),
  402: problem('The account has no credit or plan for it'),
  404: problem('No such model or Space'),
  409: problem('The name is taken'),
  422: problem('The budget does not do'),
}
const view = (description: string) => json(description, schemaOf('RunView'))
const newRun = { description: 'Another run; Location says where', headers: { Location: { schema: { type: 'string' } } }, content: view('').content }

export const factoryPaths = {
  '/api/factory/recipes': {
    get: {
      operationId: 'listRecipes',
      summary: 'What the factory can be asked to do, and the scopes that each takes',
      security: [],
      responses: { 200: json('The recipes', { type: 'object', properties: { recipes: { type: 'array', items: schemaOf('Recipe') } } }) },
    },
  },
  '/api/factory/recommend': {
    get: {
      operationId: 'recommendRuntime',
      summary: 'How a model is best run',
      security,
      parameters: [query('model', { type: 'string' }, true)],
      responses: { ...refusedRequest, 200: json('The recommendation', schemaOf('RuntimeRecommendation')) },
    },
  },
  '/api/factory/plan': {
    post: {
      operationId: 'planRun',
      summary: 'What a launch would do and cost; makes nothing',
      security,
      requestBody: jsonBody(schemaOf('FactoryRequest')),
      responses: { ...refusedRequest, 200: json('The plan', schemaOf('LaunchPlan')) },
    },
  },
  '/api/factory/runs': {
    get: {
      operationId: 'listRuns',
      summary: 'Own runs, newest first',
      security,
      parameters: [query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 })],
      responses: { ...refusals, 200: json('The runs', { type: 'object', properties: { runs: { type: 'array', items: schemaOf('RunSummary') } } }) },
    },
    post: {
      operationId: 'launchRun',
      summary: 'Launch a run',
      security,
      requestBody: jsonBody(schemaOf('FactoryRequest')),
      responses: { ...refusedRequest, 201: { ...newRun, description: 'The run; Location says where' } },
    },
  },
  '/api/factory/runs/{runId}': {
    get: { operationId: 'readRun', summary: 'State, verdict and evidence of a run', security, parameters: [run], responses: { ...ofRun, 200: view('The run') } },
  },
  '/api/factory/runs/{runId}/events': {
    get: {
      operationId: 'followRun',
      summary: 'Follow the events of a run',
      security,
      parameters: [run, query('from', { type: 'integer', minimum: 0, default: 0 }), { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' } }],
      responses: {
        ...ofRun,
        200: {
          description: 'event: a FactoryEvent whose id is its seq; at last end with the RunView, or problem with a Problem',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
      },
    },
  },
  '/api/factory/runs/{runId}/cancel': {
    post: {
      operationId: 'cancelRun',
      summary: 'End a run and what it left running',
      security,
      parameters: [run],
      requestBody: jsonBody({ type: 'object', additionalProperties: false }),
      responses: { ...ofRun, 200: view('The run is over'), 202: view('The run is about to end') },
    },
  },
  '/api/factory/runs/{runId}/retry': {
    post: {
      operationId: 'retryRun',
      summary: 'Resume an interrupted run, or do one that is over again',
      security,
      parameters: [run],
      requestBody: jsonBody({ type: 'object', additionalProperties: false }),
      responses: { ...refusedRequest, 200: view('The same run'), 201: newRun },
    },
  },
  '/api/factory/runs/{runId}/files': {
    get: {
      operationId: 'listRunFiles',
      summary: 'Files of a run',
      security,
      parameters: [run],
      responses: {
        ...ofRun,
        200: json('The files', {
          type: 'object',
          properties: {
            files: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, bytes: { type: 'integer' } } } },
          },
        }),
      },
    },
  },
  '/api/factory/runs/{runId}/files/{path}': {
    get: {
      operationId: 'getRunFile',
      summary: 'Fetch a file of a run; path may hold slashes',
      security,
      parameters: [run, { name: 'path', in: 'path', required: true, schema: { type: 'string', maxLength: 1024 } }],
      responses: { ...ofRun, 200: { description: 'The bytes, as an attachment' } },
    },
  },
}

export const factorySchemas = {
  FactoryRequest: z.toJSONSchema(FactoryRequest, { io: 'input' }),
  FactoryRun: z.toJSONSchema(FactoryRun),
  FactoryEvent: z.toJSONSchema(FactoryEvent),
  InferenceGate: z.toJSONSchema(InferenceGate),
  LaunchPlan: z.toJSONSchema(PlanAnswer),
  Recipe: z.toJSONSchema(RecipeAnswer),
  RunSummary: z.toJSONSchema(RunSummaryAnswer),
  RunView: z.toJSONSchema(RunViewAnswer),
  RuntimeRecommendation: z.toJSONSchema(RuntimeRecommendation),
}
