// Everything by which the packets of one workspace are judged, kept ready: its file, its clock, its evidence.
import { clockAt, lastMinute } from '../evidence/dates.ts'
import { type Known, type OpenWorkspace, openWorkspace } from '../host/open-workspace.ts'
import { filesOn } from '../node/evidence-files.ts'
import { gitIn } from '../node/git-objects.ts'
import type { Home } from '../node/homes.ts'
import type { Memory } from '../node/ledger-memory.ts'
import type { Files } from '../workspace/ports.ts'
import type { Judged } from '../workspace/profiles.ts'
import { type Readings, readingsOf } from '../workspace/readings.ts'
import type { Clock } from '../workspace/subject.ts'

export class Court {
  /** Absent for a text that lies in no folder of this machine. */
  readonly home: Home | undefined
  readonly evidence: Readings
  /** Where this machine remembers the ledgers that it has seen. */
  readonly memory: Memory
  readonly #opened: Promise<OpenWorkspace>
  readonly #profiles = new Map<string, Judged>()
  #workspace: OpenWorkspace | undefined
  #clock: Clock | undefined

  /** Without trust, git is not run. */
  constructor(home: Home | undefined, { trusted, known }: { readonly trusted: boolean; readonly known: Known }) {
    this.home = home
    this.memory = { folder: known.folder, takes: 'everything', ...(!trusted && { git: 'never' }) }
    const git = home && trusted ? gitIn(home.repository ?? home.root) : undefined
    this.evidence = readingsOf(home ? filesOn(home.root) : nowhere, git)
    this.#opened = openWorkspace({ ...(home?.file && { file: home.file }) }, known)
  }

  async ready(profile: string): Promise<OpenWorkspace> {
    this.#workspace ??= await this.#opened
    if (!this.#profiles.has(profile)) this.#profiles.set(profile, await this.#workspace.profile(profile))
    return this.#workspace
  }

  /** What `ready` made ready, without waiting. */
  known(profile: string): (Judged & Pick<OpenWorkspace, 'workspace'>) | undefined {
    const judged = this.#profiles.get(profile)
    return this.#workspace && judged && { workspace: this.#workspace.workspace, ...judged }
  }

  /** The same object until the day ends, or somebody says that its time is over: the same clock lets a check keep what it knows. */
  clock(zone: string, now: number): Clock {
    const fresh = clockAt(Math.floor(now / 60_000), zone)
    if (this.#clock?.today !== fresh.today) this.#clock = fresh
    return this.#clock
  }

  /** The next minute at which the day is another one. */
  static midnight({ today }: Clock, zone: string): number {
    return lastMinute(today, zone) + 1
  }

  /** Time has come to something: the clock is looked at again. */
  turn(): void {
    this.#clock = undefined
  }
}

const away = { state: 'not-checked', why: 'The document is not saved in a folder of this machine.' } as const
const nowhere: Files = { look: async () => away, read: async () => away }
