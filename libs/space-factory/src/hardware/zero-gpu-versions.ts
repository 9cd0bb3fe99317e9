/** Python that ZeroGPU has; the first is the default. */
export const zeroGpuPythons = ['3.12.12', '3.10.13'] as const
/** Versions of torch that ZeroGPU takes beside none at all. */
export const zeroGpuTorchVersions = ['2.8.0', '2.9.1', '2.10.0', '2.11.0'] as const
