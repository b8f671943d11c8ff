// A bundle in a folder, and the same as one file beside it. Both are written under other names and renamed when they are whole.
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import type { Delivered, Parcel } from './deliver.ts'
import { codeOf, said } from './errors.ts'

export function toFolder(folder: string, parcel: Parcel): Delivered {
  const [bundle, archive] = [join(folder, parcel.name), join(folder, `${parcel.name}.tar.gz`)]
  const stray = join(folder, `.${parcel.name}.${randomBytes(6).toString('hex')}`)
  const strays = [stray, `${stray}.tar.gz`]
  try {
    const there = fs.existsSync(bundle) ? differs(bundle, parcel) : undefined
    if (there)
      return { problem: `${bundle} is there already, and its ${there} says something else. Move it away first.` }
    if (fs.existsSync(bundle) && fs.existsSync(archive)) return { arrived: bundle }
    for (const { name, bytes } of parcel.files) write(join(stray, name), bytes)
    write(`${stray}.tar.gz`, parcel.archive)
    fs.renameSync(`${stray}.tar.gz`, archive)
    if (fs.existsSync(bundle)) return { arrived: bundle }
    strays.push(archive)
    fs.renameSync(stray, bundle)
    strays.pop()
    return { arrived: bundle }
  } catch (error) {
    if (codeOf(error) === '') throw error
    return { problem: `${folder} could not be written to: ${said(error)}.` }
  } finally {
    for (const path of strays) fs.rmSync(path, { recursive: true, force: true })
  }
}

function write(path: string, bytes: Uint8Array): void {
  fs.mkdirSync(dirname(path), { recursive: true })
  const file = fs.openSync(path, 'wx', path.endsWith('.sh') ? 0o755 : 0o644)
  try {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(file, bytes, at)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

const differs = (bundle: string, { files }: Parcel): string | undefined =>
  files.find(({ name, bytes }) => {
    const path = join(bundle, name)
    return !fs.existsSync(path) || Buffer.compare(fs.readFileSync(path), bytes) !== 0
  })?.name
