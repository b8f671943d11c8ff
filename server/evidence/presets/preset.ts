// What a preset is: the declaration of a source that many teams have, complete but for their own address.
import type { SourceEntry } from '../../../schemas/sources.ts'

export type Preset = {
  readonly name: string
  /** As people call it. */
  readonly product: string
  /** Which kind of record it gives, as the page on sources lists them. */
  readonly gives: string
  /** What stands behind `NAME:` on a page. */
  readonly example: string
  readonly source: SourceEntry
}

export const definePreset = (preset: Preset): Preset => preset
