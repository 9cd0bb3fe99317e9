/** Name of the variable that tells which run made a Space. */
export const markerVariable = 'SPACE_FACTORY_RUN_ID'
