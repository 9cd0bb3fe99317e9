export { type JobSettings, readJobSettings } from './read-job-settings.ts'
export { readSeconds } from './read-seconds.ts'
export { invalidVariable, numberVariable, readSettings, textVariable, type Variables } from './read-settings.ts'
export { defaultSettings, Settings, type SettingsInput } from './settings.ts'
