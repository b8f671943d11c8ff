import { definePreset } from './preset.ts'

/** When a secret was written and rotated. Never the secret: its metadata has an address of its own, and only that is asked. */
export const vaultMetadata = definePreset({
  name: 'vault-metadata',
  product: 'Vault',
  gives: 'the metadata of a secrets store: versions and rotation times',
  example: 'broker/billing-bridge',
  source: {
    http: 'https://{host}/v1/secret/metadata/{rest}',
    headers: { accept: 'application/json', 'x-vault-token': '{secret:vault}' },
    reads: 'json',
    select: '/data',
    keep: ['/current_version', '/oldest_version', '/created_time', '/updated_time', '/max_versions', '/versions'],
    state: '/data/current_version',
    updated: '/data/updated_time',
  },
})
