// What an act asks of a person, as `build/act-forms.ts` writes it down from the acts themselves.
import forms from './forms.json' with { type: 'json' }

export type Field = {
  readonly name: string
  readonly about: string
  readonly kind: 'one' | 'several' | 'yes or no'
  readonly required: boolean
  readonly choices?: readonly string[]
}

export type Form = {
  readonly act: string
  readonly summary: string
  readonly fields: readonly Field[]
}

export const formOf = (act: string): Form | undefined => (forms as readonly Form[]).find(form => form.act === act)

/** What the panel calls by another name than the ledger does. */
export const actNamed = (name: string): string => (name === 'adopt' ? 'accept' : name)
