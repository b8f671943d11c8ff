import { definePreset } from './preset.ts'

/** Any table: an incident, a change, a contract, a finding of the risk register. */
export const servicenowRecord = definePreset({
  name: 'servicenow-record',
  product: 'ServiceNow',
  gives: 'a record of any table: case, change, contract, finding',
  example: 'ast_contract/8d2f0c1b87a1101056b2ea0d8bbb35c1',
  source: {
    http: 'https://{host}/api/now/table/{rest}?sysparm_display_value=true&sysparm_exclude_reference_link=true',
    headers: { accept: 'application/json', authorization: 'Bearer {secret:servicenow}' },
    reads: 'json',
    select: '/result',
    title: '/result/short_description',
    state: '/result/state',
    updated: '/result/sys_updated_on',
  },
})
