// A server in a process of its own: it answers every path with the file of that name in the folder that it was given, and with 404
// where there is none. Its first line says where it listens.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const [folder = '.'] = process.argv.slice(2)
const server = createServer(({ url = '/' }, response) => {
  const file = join(folder, `${url.slice(1).replace(/[^a-z0-9-]/gi, '_')}.json`)
  if (existsSync(file)) response.writeHead(200, { 'content-type': 'application/json' }).end(readFileSync(file))
  else response.writeHead(404).end()
})
server.listen(0, '127.0.0.1', () => console.log(`127.0.0.1:${(server.address() as AddressInfo).port}`))
