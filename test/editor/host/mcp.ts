// The server that VS Code is told of for its agents: started as it would start it, and spoken to as its agents would.
import assert from 'node:assert/strict'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import * as vscode from 'vscode'
import { extension } from './editor.ts'

suite('the server for agents', () => {
  const settings = () => vscode.workspace.getConfiguration('countersign')
  suiteTeardown(() => settings().update('agent', undefined, vscode.ConfigurationTarget.Global))

  async function started() {
    const { exports } = await extension()
    const [server, ...more] = exports.chat!.servers()
    assert.ok(server instanceof vscode.McpStdioServerDefinition && more.length === 0)
    const client = new Client({ name: 'test', version: '1' })
    const env = Object.fromEntries(Object.entries(server.env).map(([name, value]) => [name, String(value)]))
    await client.connect(
      new StdioClientTransport({
        command: server.command,
        args: server.args,
        cwd: server.cwd!.fsPath,
        env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
      }),
    )
    return client
  }
  async function call(client: Client, name: string, given: Record<string, unknown>) {
    const { content, isError } = await client.callTool({ name, arguments: given })
    const [first] = content
    return { refused: isError === true, text: first?.type === 'text' ? first.text : '' }
  }
  const role = { packet: 'credential-exception.md', role: 'calibrator' }

  test('is Countersign’s, in this folder, and only reads before somebody said which agent it is', async () => {
    const client = await started()
    assert.equal(client.getServerVersion()?.name, 'countersign')
    const names = (await client.listTools()).tools.map(({ name }) => name)
    assert.ok(names.includes('read_packet') && names.includes('propose_revision'), names.join())
    assert.ok(!names.some(name => /accept|sign|withdraw|carry|transfer|hand/.test(name)), names.join())
    const { packets } = JSON.parse((await call(client, 'list_packets', {})).text)
    assert.equal(packets.length, 3)
    const { refused, text } = await call(client, 'run_role', role)
    assert.ok(refused)
    assert.match(text, /only reads[\s\S]*`countersign\.agent` in VS Code/)
    await client.close()
  })

  test('proposes as the agent that the setting names, and decides no more than before', async () => {
    await settings().update('agent', 'case-copilot', vscode.ConfigurationTarget.Global)
    const client = await started()
    const { refused, text } = await call(client, 'run_role', role)
    assert.ok(!refused, text)
    assert.ok(JSON.parse(text).drafts.length > 0, text)
    await assert.rejects(client.callTool({ name: 'accept', arguments: role }), /An agent never does these/)
    await client.close()
  })
})
