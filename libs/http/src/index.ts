export { createHttpClient, type HttpClient } from './http-client.ts'
export type { CreateHttpClientOptions, HttpDownload, HttpMethod, HttpRequest, HttpResponse, JsonRequest, RetryOptions } from './http-options.ts'
export { readEvents, type ServerSentEvent } from './event-stream.ts'
export { parseRetryAfter } from './retry-after.ts'
