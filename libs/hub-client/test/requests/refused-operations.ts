/** Operations that the emulator may refuse to both clients, and what it lacks for them. The requests are compared all the same. */
export const refusedOperations: Readonly<Record<string, string>> = {
  setSpaceVolumes_of_a_bucket: 'buckets as volumes of Spaces',
  mergePullRequest_again_with_a_comment: 'nothing: what is merged is refused there too',
  getZeroGpuQuota: 'the quota of ZeroGPU',
  runJob_with_ports_and_network: 'ports, SSH and networks of jobs',
  runJob_in_a_resource_group: 'resource groups',
}

/** Calls that the Python client does not have, so that nothing can be compared; each has tests of its own. */
export const callsWithoutPeer: Readonly<Record<string, string>> = {
  countJobs: 'no such call',
  createSignInUrl: 'Spaces sign in by a library of Python web servers',
  exchangeCode: 'as createSignInUrl',
  followJobEvents: 'no such call',
  followSpaceEvents: 'no such call',
  followSpaceMetrics: 'no such call',
  getInferenceModel: 'no such call',
  getUserInfo: 'as createSignInUrl',
  listInferenceModels: 'no such call',
  pollDeviceToken: 'it polls in a loop: compared as waitForDeviceToken',
  registerApplication: 'Python comes with an application of its own',
}

/** Exports that send nothing. */
export const otherExports = ['createAccountCache', 'failedSpaceStages', 'finalJobStages', 'jobStages', 'spaceStages', 'unsettledSpaceStages']
