import { defineRule } from './rule.ts'

export const ledgerWithoutPage = defineRule({
  code: 'ledger-without-page',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every ledger has the packet beside it whose decisions it holds.',

  *check({ packet, record }) {
    const of = record?.ledger.events[0]?.event.packet
    const block = packet.blocks[0]?.block
    if (of === undefined || !block || packet.fields.has('packet')) return
    const end = Math.max(1, block.text.indexOf('\n'))
    const message = `The ledger beside this page holds the decisions on ${of}, and the page is no packet: its front matter has lost the line \`packet: ${of}\`.`
    yield { span: { block, start: 0, end: Math.min(end, block.text.length) }, message }
  },
})
