import type { Operation } from '../framework/operation.ts'

const rows = ['16.8']

export const inferenceOperations = [
  { id: 'chat-completion', rows, by: { inference: 'chatCompletion', python: 'InferenceClient.chat_completion' } },
  { id: 'chat-completion-stream', rows, by: { inference: 'chatCompletionStream', python: 'InferenceClient.chat_completion({stream})' } },
  { id: 'chat-tools', rows, by: { inference: 'chatCompletion({tools})', python: 'InferenceClient.chat_completion({tools})' } },
  { id: 'bill-to', rows, by: { inference: 'InferenceClient({billTo})', python: 'InferenceClient({bill_to})' } },
  { id: 'model-providers', rows, by: { hub: 'modelInfo({inferenceProviderMapping})', python: 'model_info({expand})' } },
] as const satisfies readonly Operation[]
