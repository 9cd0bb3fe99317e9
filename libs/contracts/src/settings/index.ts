export { invalidVariable, numberVariable, readSettings, textVariable, type Variables } from './read-settings.ts'
export { defaultSettings, Settings, type SettingsInput } from './settings.ts'
