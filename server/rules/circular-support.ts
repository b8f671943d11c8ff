import type { Statement } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { circles } from './shared/circles.ts'
import { restsOn } from './shared/cites.ts'
import { allOf } from './shared/listed.ts'
import { sorted } from './shared/sorted.ts'

export const circularSupport = defineRule({
  code: 'circular-support',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'No statement rests on itself, nor on one that rests on it.',

  *check({ packet }) {
    const edges = new Map<string, readonly string[]>()
    for (const statement of sorted(packet).resting) {
      const grounds = restsOn(statement)
      if (packet.statement(statement.id) === statement)
        edges.set(
          statement.id,
          grounds.map(({ id }) => id),
        )
    }
    if (edges.size === 0) return
    for (const circle of circles(edges)) {
      const members = circle.map(id => packet.statement(id)!)
      const [first, ...others] = members as [Statement, ...Statement[]]
      const ground = step(first, others[0] ?? first)
      const way = others.length > 0 ? `, by way of ${allOf(shortened(others.map(({ id }) => id)))}` : ''
      const related = others.slice(0, most).map((one, at) => {
        const next = others[at + 1] ?? first
        return { span: step(one, next), message: `${one.id} rests on ${next.id}.` }
      })
      yield { span: ground, message: `${first.id} rests on itself${way}.`, related }
    }
  },
})

/** A circle may be as long as the page. Nobody reads more names than these. */
const most = 6
const shortened = (ids: readonly string[]) =>
  ids.length > most ? [...ids.slice(0, most - 1), `${ids.length - most + 1} more`] : ids

/** Where one statement names the other as its ground. */
const step = (from: Statement, to: Statement) => restsOn(from).find(({ id }) => id === to.id)!.span
