/** What is known of a family of models beside its facts. */
export interface KnownModel {
  name: string
  pattern: RegExp
  python: string
  notes: readonly { code: string; message: string }[]
}

export const knownModels: readonly KnownModel[] = [
  {
    name: 'longcat',
    pattern: /^[^/]+\/longcat-video/i,
    python: '3.10.13',
    notes: [
      { code: 'TORCH_PIN', message: 'its requirements pin torch 2.6.0, which ZeroGPU does not take: 2.8.0 or newer' },
      { code: 'FLASH_ATTENTION', message: 'its requirements pin flash-attn 2.7.4.post1, which cannot be built in a Space: try SDPA, xformers and a build of Kernels' },
      { code: 'OWN_PACKAGE', message: 'it needs its own package longcat_video/, which must be uploaded with the app' },
      { code: 'DURATION', message: 'a video takes minutes, and a call of ZeroGPU may be shorter than that: lower steps, frames and size first' },
    ],
  },
]
