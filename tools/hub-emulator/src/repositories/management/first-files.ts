import type * as Yaml from 'yaml'
import { lazyModule } from '../../modules/lazy-module.ts'
import type { SpaceSdk } from '../repository.ts'

const yaml = lazyModule((load) => load('yaml') as typeof Yaml)

const lfsPatterns = [
  '*.7z', '*.arrow', '*.bin', '*.bz2', '*.ckpt', '*.ftz', '*.gz', '*.h5', '*.joblib', '*.lfs.*', '*.mlmodel', '*.model', '*.msgpack', '*.npy', '*.npz', '*.onnx', '*.ot',
  '*.parquet', '*.pb', '*.pickle', '*.pkl', '*.pt', '*.pth', '*.rar', '*.safetensors', 'saved_model/**/*', '*.tar.*', '*.tar', '*.tflite', '*.tgz', '*.wasm', '*.xz', '*.zip',
  '*.zst', '*tfevents*',
]

/** The `.gitattributes` of every new repository: these go to LFS. */
export function standardGitAttributes(): string {
  return lfsPatterns.map((pattern) => `${pattern} filter=lfs diff=lfs merge=lfs -text\n`).join('')
}

export interface SpaceCardRequest {
  name: string
  sdk: SpaceSdk
  sdkVersion?: string | undefined
  license?: string | undefined
  shortDescription?: string | undefined
}

/** The card of a new Space, without which it has no configuration. */
export function standardSpaceCard({ name, sdk, sdkVersion, license, shortDescription }: SpaceCardRequest): string {
  const fields = {
    title: name,
    emoji: '🐠',
    colorFrom: 'blue',
    colorTo: 'green',
    sdk,
    ...(sdkVersion === undefined ? {} : { sdk_version: sdkVersion }),
    ...(sdk === 'gradio' ? { app_file: 'app.py' } : {}),
    pinned: false,
    ...(license === undefined ? {} : { license }),
    ...(shortDescription === undefined ? {} : { short_description: shortDescription }),
  }
  return `---\n${yaml().stringify(fields)}---\n`
}

export function standardCard(license: string | undefined): string | undefined {
  return license === undefined ? undefined : `---\n${yaml().stringify({ license })}---\n`
}
