// What a model is told of a packet: names and states. Words of a packet stay out of it, since some are for few to read and
// none of them are instructions.
import type { PanelView } from '../../schemas/panel.ts'

export function briefOf(view: PanelView) {
  const { number, verdict, owner, coordinator, next, blocks, waits, people, objections, drafts, evidence, dates } = view
  const task = ({ code, about, who }: PanelView['blocks'][number]) => ({ rule: code, about, who })
  return {
    packet: number,
    verdict,
    owner: owner?.who,
    coordinator: coordinator?.who,
    next: next && task(next),
    blocks: blocks.map(task),
    waits: waits.map(task),
    reviewers: people.map(({ role, who, state }) => ({ role, who, state })),
    objections: objections.map(({ id, status, by, targets, days }) => ({ id, status, by, targets, days })),
    drafts: drafts.map(({ id, by, verb, targets, days, hindrance }) => ({
      id,
      by,
      verb,
      targets,
      days,
      canBeAccepted: hindrance === undefined,
    })),
    evidence: evidence
      .filter(({ restricted }) => restricted.length === 0)
      .map(({ id, state, until, supports }) => ({ id, state, until, supports })),
    dates: dates.map(({ day }) => day),
    decisions:
      'Accepting, objecting, carrying, transferring and handing off are done by named people with their own keys. No tool can do them.',
  }
}
