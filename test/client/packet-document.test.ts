// The extension looks at a document as the server does, without loading any of it.
import assert from 'node:assert/strict'
import { beginsAsPacket } from '../../client/packet-document.ts'
import { isPacket } from '../../server/packet/look.ts'

const documentOf = (text: string) => {
  const lines = text.split(/\r\n|\r|\n/)
  return { lineCount: lines.length, lineAt: (line: number) => ({ text: lines[line]! }) }
}

suite('what the extension takes for a packet', () => {
  const texts = [
    '',
    '---',
    '---\npacket: P',
    '---\npacket: P\n---\n',
    '---\r\npacket: P\r\n---\r\n',
    '\ufeff---\npacket: P\n---\n',
    '--- \npacket : P\n---\n',
    '---\ntitle: x\n---\npacket: P\n',
    '----\npacket: P\n---\n',
    ' ---\npacket: P\n---\n',
    '---\n packet: P\n---\n',
    '---\npackets: P\n---\n',
    ...[48, 49, 50, 51].map(count => `---\n${'a: b\n'.repeat(count)}packet: P\n`),
  ]
  for (const text of texts)
    test(JSON.stringify(text.length > 60 ? `${text.length} characters` : text), () =>
      assert.equal(beginsAsPacket(documentOf(text)), isPacket(text)),
    )
})
