import type { TemplateTask } from './template-options.ts'

/** The device and the width of values: at module level, where ZeroGPU takes models over. */
export function torchLines({ device }: TemplateTask): string[] {
  const found = device === 'auto' ? '"cuda" if torch.cuda.is_available() else "cpu"' : `"${device}"`
  const width = device === 'cpu' ? 'torch.float32' : device === 'cuda' ? 'torch.bfloat16' : 'torch.bfloat16 if DEVICE == "cuda" else torch.float32'
  return [`DEVICE = ${found}`, `DTYPE = ${width}`]
}
