import type { FailureClass } from '@naturalcad/contracts/factory'

export interface KnownError {
  id: string
  /** Looked for in one line. */
  match: RegExp
  failureClass: FailureClass
  /** What to change, in one sentence. */
  hint: string
  /** Nothing that is written into the app mends it: a person has to act. */
  isOutOfReach?: boolean
}

/** Errors of builds, starts and calls that are known, the more telling first. Each pattern runs in time linear in the line. */
export const knownErrors: readonly KnownError[] = [
  { id: 'zerogpu-torch', match: /torch.{0,80}not compatible with ZeroGPU/i, failureClass: 'build', hint: 'leave torch unpinned, or pin 2.8.0, 2.9.1, 2.10.0 or 2.11.0, and its side packages to match' },
  {
    id: 'resolution-impossible', match: /ResolutionImpossible|conflicting dependencies/i, failureClass: 'build',
    hint: 'unpin the package that is named, and remove gradio, spaces and huggingface_hub from requirements.txt',
  },
  { id: 'nvcc-missing', match: /nvcc(?: was)? not found|CUDA_HOME environment variable is not set/i, failureClass: 'build', hint: 'builds have no CUDA compiler: take a prebuilt wheel or a kernel of the Hub' },
  { id: 'cuda-before-spaces', match: /CUDA has been initialized before importing the [`'"]?spaces/i, failureClass: 'runtime', hint: 'import spaces before torch and all that imports torch' },
  { id: 'no-gpu-function', match: /No @spaces\.GPU function (?:was )?detected/i, failureClass: 'runtime', hint: 'decorate with @spaces.GPU the very function that Gradio binds' },
  { id: 'hf-folder', match: /cannot import name ['"]HfFolder/i, failureClass: 'runtime', hint: 'raise sdk_version in the front matter: this Gradio is older than its huggingface_hub' },
  {
    id: 'model-closed', match: /Cannot access gated repo|Access to model .{0,200} is restricted|GatedRepoError|RepositoryNotFoundError|Repository Not Found for url/i, failureClass: 'runtime',
    hint: 'the Space has no token: set the secret HF_TOKEN, of an account that may read the model, in its settings, then validate it', isOutOfReach: true,
  },
  { id: 'weights-only', match: /Weights only load failed/i, failureClass: 'runtime', hint: 'load safetensors, or the checkpoint of a source that you trust with weights_only=False' },
  { id: 'illegal-duration', match: /ZeroGPU illegal duration|requested GPU duration .{0,40}larger than the maximum/i, failureClass: 'quota', hint: 'lower the declared duration: waiting does not help' },
  { id: 'quota-exceeded', match: /ZeroGPU quota exceeded|exceeded your .{0,20}(?:Zero)?GPU quota/i, failureClass: 'quota', hint: 'wait until the quota returns, or declare a shorter duration' },
  { id: 'nvml-assert', match: /NVML_SUCCESS.{0,80}INTERNAL ASSERT/i, failureClass: 'runtime', hint: 'set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True before torch is imported' },
  { id: 'no-kernel-image', match: /no kernel image is available/i, failureClass: 'runtime', hint: 'FlashAttention-3 does not run on this card: use SDPA' },
  { id: 'pickling', match: /PicklingError|can(?:no|')t pickle/i, failureClass: 'runtime', hint: 'give to and return from the decorated function plain values that can be pickled, no CUDA tensors' },
  { id: 'pkg-resources', match: /No module named ['"]pkg_resources/i, failureClass: 'runtime', hint: 'take a newer version of the package that imports pkg_resources' },
  { id: 'start-up-limit', match: /launch timed out|start-?up (?:took|is|was)? ?(?:over|more than|longer than) 30 ?min|not healthy after 30/i, failureClass: 'startup_timeout', hint: 'set startup_duration_timeout: 1h in the front matter, and preload the weights' },
  { id: 'exit-128', match: /exit code:? 128\b/i, failureClass: 'build', hint: 'restart the Space from scratch (factory restart)' },
]
