import { nodeWorkerPort } from '../node/node-worker-port.ts'
import { browserWorkerPort } from './browser-worker-port.ts'
import { serve } from './serve.ts'

// The entry of the worker, in Node and in browsers: running it is what it is for.
serve(nodeWorkerPort() ?? browserWorkerPort())
