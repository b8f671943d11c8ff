// One open packet before its court: what lies around it is read when it may have changed, and its text is judged again after
// every edit, as much of it as the edit touched.
import type { Packet } from '../../schemas/packet.ts'
import type { Reading } from '../evidence/reading.ts'
import { turningPoint } from '../evidence/turning-point.ts'
import { readRecorded } from '../host/recorded.ts'
import { withRetrieved } from '../host/with-retrieved.ts'
import type { Home } from '../node/homes.ts'
import { ledgerFolder, signersFile } from '../node/ledger-folder.ts'
import { pathFrom } from '../node/paths.ts'
import { stampsIn } from '../node/stamp.ts'
import { parse } from '../packet/parse.ts'
import { type Checked, check } from '../rules/run.ts'
import type { Clock, Subject } from '../workspace/subject.ts'
import { Court } from './court.ts'
import type { Document } from './documents.ts'

type Recorded = Pick<Subject, 'record' | 'signers' | 'anchor'>

export class Sitting {
  readonly document: Document
  readonly court: Court
  /** From the workspace's root; for a text without one, its name. */
  readonly path: string
  readonly #now: () => number
  #readings = new Map<string, Reading>()
  #recorded: Recorded = {}
  #stamp = ''
  #around: 'changed' | 'being read' | 'read' = 'changed'
  #gathering: Promise<void> | undefined
  #checked: Checked | undefined
  /** The minute at which time alone may change what was found. */
  turns = Number.POSITIVE_INFINITY

  constructor(document: Document, court: Court, now: () => number) {
    this.document = document
    this.court = court
    this.#now = now
    const { file, uri } = document
    this.path = file && court.home ? pathFrom(court.home.root, file) : (uri.split('/').at(-1) ?? uri)
  }

  /** Files beside the packet may have changed. */
  lookAround(): void {
    this.#around = 'changed'
  }

  /** Nothing where the document is no packet (any more). */
  async checked(): Promise<Checked | undefined> {
    for (let packet = this.document.packet; packet; packet = this.document.packet) {
      const judged = this.court.known(profileOf(packet))
      const isRead = this.#around === 'read' && packet.evidence.every(({ locator }) => this.#readings.has(locator))
      if (judged && isRead) return this.#check(packet, judged)
      // Whoever asks meanwhile waits for the same reading: none is answered from before, and none overtakes another.
      this.#gathering ??= this.#gather(packet).finally(() => (this.#gathering = undefined))
      await this.#gathering
    }
    return undefined
  }

  /** Another text in its place, with everything around it as it is. */
  async judge(text: string): Promise<Checked> {
    const packet = parse(text)
    const { workspace } = await this.court.ready(profileOf(packet))
    const { home } = this.court
    const here = await this.court.evidence.read(packet.evidence, this.path)
    const readings = home ? withRetrieved(here, packet, this.#recorded.record, home, this.path) : here
    const clock = this.court.clock(workspace.timezone, this.#now())
    return check({
      path: this.path,
      packet,
      ...this.court.known(profileOf(packet))!,
      readings,
      clock,
      ...this.#recorded,
    })
  }

  #check(packet: Packet, judged: NonNullable<ReturnType<Court['known']>>): Checked {
    const { workspace, profile } = judged
    const minute = Math.floor(this.#now() / 60_000)
    if (minute >= this.turns) this.court.turn()
    const clock = this.court.clock(workspace.timezone, this.#now())
    const last = this.#checked?.subject
    if (
      last?.packet === packet &&
      last.readings === this.#readings &&
      last.clock === clock &&
      last.record === this.#recorded.record &&
      last.signers === this.#recorded.signers &&
      last.profile === profile
    )
      return this.#checked!
    const { path } = this
    const subject = { path, packet, ...judged, readings: this.#readings, clock, ...this.#recorded }
    const before = this.#checked
    this.#checked = check(subject, undefined, before)
    if (before?.world.sources !== this.#checked.world.sources || before.subject.clock !== clock)
      this.turns = turnOf(this.#checked, clock)
    // The clock stands still while nothing turns; what was just written may turn by a minute that has passed since.
    return minute >= this.turns ? this.#check(packet, judged) : this.#checked
  }

  async #gather(packet: Packet): Promise<void> {
    this.#around = 'being read'
    const { evidence, home } = this.court
    await this.court.ready(profileOf(packet))
    if (home) await this.#readLedger(home)
    const here = await evidence.read(packet.evidence, this.path)
    const read = home ? withRetrieved(here, packet, this.#recorded.record, home, this.path) : here
    const same = read.size === this.#readings.size && [...read].every(([at, one]) => this.#readings.get(at) === one)
    if (!same) this.#readings = new Map(read)
    if (this.#around === 'being read') this.#around = 'read'
  }

  /** A ledger is folded again only when a file of it is another one. */
  async #readLedger(home: Home) {
    const stamps = stampsIn(home.root)
    const stamp = [ledgerFolder(this.path), signersFile].map(path => stamps.now(path)).join()
    if (stamp !== this.#stamp) this.#recorded = await readRecorded(home, this.path, this.court.memory)
    this.#stamp = stamp
  }
}

const profileOf = (packet: Packet): string => packet.fields.get('profile')?.value ?? ''

function turnOf({ world, subject }: Checked, clock: Clock): number {
  const lapse = turningPoint(world.sources, clock.now)
  const midnight = Court.midnight(clock, subject.workspace.timezone)
  return lapse === undefined ? midnight : Math.min(lapse + 1, midnight)
}
