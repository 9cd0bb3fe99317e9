import type { ApiEndpoint, OutputKind } from '@naturalcad/contracts/factory'
import { z } from 'zod'

const ApiValue = z.looseObject({
  label: z.string().nullish(),
  parameter_name: z.string().nullish(),
  parameter_has_default: z.boolean().nullish(),
  parameter_default: z.unknown().optional(),
  type: z.unknown().optional(),
  component: z.string().nullish(),
})
const Endpoint = z.looseObject({
  parameters: z.array(ApiValue).default([]),
  returns: z.array(ApiValue).default([]),
  show_api: z.boolean().nullish(),
  api_visibility: z.string().nullish(),
})
/** What `GET /gradio_api/info` answers. */
export const ApiInfo = z.looseObject({ named_endpoints: z.record(z.string(), Endpoint) })
export type ApiInfo = z.output<typeof ApiInfo>

const kinds: Readonly<Record<string, OutputKind>> = {
  Textbox: 'text', Markdown: 'text', Code: 'text', HTML: 'text', Chatbot: 'text', MultimodalTextbox: 'text', HighlightedText: 'json', Radio: 'text', Dropdown: 'text',
  Label: 'labels', Number: 'numbers', Slider: 'numbers', JSON: 'json', Checkbox: 'json', CheckboxGroup: 'json', State: 'json', AnnotatedImage: 'image',
  Image: 'image', Gallery: 'image', ImageEditor: 'image', ImageSlider: 'image', Plot: 'json', Audio: 'audio', Video: 'video', Model3D: 'model3d',
  Dataframe: 'table', File: 'file', UploadButton: 'file', DownloadButton: 'file',
}
const byLowerName = new Map(Object.entries(kinds).map(([name, kind]) => [name.toLowerCase(), kind]))

/** Endpoints in the order in which the app names them. An `Api` value, as functions without a component have, is `json`. */
export function readApiInfo(info: ApiInfo): ApiEndpoint[] {
  return Object.entries(info.named_endpoints).map(([name, { parameters, returns, show_api: isShown, api_visibility: visibility }]) => ({
    name: name.startsWith('/') ? name : `/${name}`,
    parameters: parameters.map((value) => ({
      ...toValue(value),
      hasDefault: value.parameter_has_default === true,
      ...(value.parameter_has_default === true ? { default: value.parameter_default } : {}),
    })),
    returns: returns.map(toValue),
    visibility: visibility === 'private' || visibility === 'undocumented' ? visibility : isShown === false ? 'undocumented' : 'public',
  }))
}

function toValue({ parameter_name: name, label, component, type }: z.output<typeof ApiValue>) {
  const said = component ?? ''
  return { name: name ?? label ?? null, component: said, kind: byLowerName.get(said.toLowerCase()) ?? kindOfType(type) }
}

function kindOfType(type: unknown): OutputKind {
  const name = typeof type === 'object' && type !== null && 'type' in type ? type.type : type
  if (name === 'string') return 'text'
  return name === 'number' || name === 'integer' ? 'numbers' : 'json'
}
