// States, as a packet has them, in the reader's language.
import { l10n } from './l10n.ts'

const words: Readonly<Record<string, string>> = {
  drafting: l10n.t('drafting'),
  blocked: l10n.t('blocked'),
  'on hold': l10n.t('on hold'),
  escalated: l10n.t('escalated'),
  'ready for review': l10n.t('ready for review'),
  'ready for handoff': l10n.t('ready for handoff'),
  'handed off': l10n.t('handed off'),
  returned: l10n.t('returned'),
  unconfirmed: l10n.t('unconfirmed'),
  open: l10n.t('open'),
  answered: l10n.t('answered'),
  sustained: l10n.t('sustained'),
  carried: l10n.t('carried'),
  withdrawn: l10n.t('withdrawn'),
  fresh: l10n.t('fresh'),
  lapses: l10n.t('lapsing'),
  stale: l10n.t('stale'),
  changed: l10n.t('changed'),
  missing: l10n.t('missing'),
  'not checked': l10n.t('not checked'),
  concurs: l10n.t('concurs'),
  objects: l10n.t('objects'),
  'requests changes': l10n.t('requests changes'),
  recused: l10n.t('recused'),
  pending: l10n.t('pending'),
  moved: l10n.t('moved'),
  'never accepted': l10n.t('never accepted'),
  decision: l10n.t('decision'),
  expires: l10n.t('expires'),
}

export const stateWord = (state: string): string => words[state] ?? state
