export { createCadClient, type CadClient, type CreateCadClientOptions } from './cad-client.ts'
