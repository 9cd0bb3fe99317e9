/** On each Job of a run, with the run's id: whoever reads a run finds its Job by it. */
export const runLabel = 'naturalcad-run'

/** On a Job that its user has canceled: the one thing that tells its worker so, as a Job is told to end for other reasons too. */
export const canceledLabel = 'naturalcad-canceled'
