export { createHttpClient, type HttpClient } from './http-client.ts'
export type {
  CreateHttpClientOptions,
  FailedAnswer,
  FailureReader,
  HttpDownload,
  HttpMethod,
  HttpRequest,
  HttpResponse,
  JsonRequest,
  RetryOptions,
} from './http-options.ts'
export { readEvents, type ServerSentEvent } from './event-stream.ts'
export { pause } from './pause.ts'
export { parseRateLimit, parseRetryAfter } from './retry-after.ts'
export { freeMemory, isByteStream, streamChunks, type ChunkSource } from './stream-chunks.ts'
