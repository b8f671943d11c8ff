// A server in a process of its own: it answers every path with the file of that name in the folder that it was given, and with 404
// where there is none; `hang`, and what has a file that says so, it never answers. Its first line says where it listens, each further one what it lets hang. Everything
// that it is asked goes into the log.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const [folder = '.', log = ''] = process.argv.slice(2)
const server = createServer(({ url = '/', headers }, response) => {
  appendFileSync(log, `${JSON.stringify({ url, headers })}\n`)
  if (url.startsWith('/hang')) return console.log(url)
  const name = url.slice(1).replace(/[^a-z0-9-]/gi, '_')
  if (existsSync(join(folder, `${name}.hangs`))) return console.log(url)
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) return response.writeHead(404).end()
  const body = readFileSync(file)
  const etag = `"${createHash('sha256').update('a tag of ').update(body).digest('hex').slice(0, 16)}"`
  if (headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
  response.writeHead(200, { 'content-type': 'application/json', etag }).end(body)
})
server.listen(0, '127.0.0.1', () => console.log(`127.0.0.1:${(server.address() as AddressInfo).port}`))
