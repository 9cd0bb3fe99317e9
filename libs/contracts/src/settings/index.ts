export { defaultSettings, Settings, type SettingsInput } from './settings.ts'
