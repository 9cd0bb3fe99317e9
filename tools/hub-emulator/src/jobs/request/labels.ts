import * as z from 'zod'

const message = 'Invalid label: at most 100 letters, digits, dots, dashes and underscores'

export const Labels = z.record(z.string().regex(/^[a-zA-Z0-9._-]{1,100}$/, message), z.string().regex(/^[a-zA-Z0-9._-]{0,100}$/, message))

export const LabelsRequest = z.object({ labels: Labels })
