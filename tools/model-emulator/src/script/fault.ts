import * as z from 'zod'

/** Counted in events of the stream: the fault comes after so many of them. */
const afterPieces = z.int().min(0).default(1)
const text = z.string().min(1)

/** What goes wrong with one answer. */
export const ReplyFault = z.discriminatedUnion('kind', [
  /** An error in place of the answer. Message and code have the router's words where they are not given. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    message: text.optional(),
    code: text.optional(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** The connection ends, with `middle` in the middle of an event. An answer that is no stream is cut in its middle. */
  z.strictObject({ kind: z.literal('cut'), afterPieces, middle: z.boolean().default(false) }),
  /** Nothing more comes until the client goes. An answer that is no stream never begins. */
  z.strictObject({ kind: z.literal('hang'), afterPieces }),
  /** An event whose data is half a JSON object; the rest follows. An answer that is no stream is half its body. */
  z.strictObject({ kind: z.literal('malformed'), afterPieces }),
  /** An event that holds an error, after which the stream ends. */
  z.strictObject({ kind: z.literal('error-event'), afterPieces, message: text, code: z.union([text, z.int()]).optional() }),
  /** The stream ends in order, without finish reason, usage and `[DONE]`. */
  z.strictObject({ kind: z.literal('no-finish') }),
  /** One JSON object though a stream was asked for. */
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('content-type'), value: text }),
])
export type ReplyFault = z.output<typeof ReplyFault>
