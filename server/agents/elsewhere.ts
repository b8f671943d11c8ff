// What reviewers wrote elsewhere, sorted: which of it may be an objection of somebody on the roster, and what is only said to a
// person, each thing once: answers, what was resolved there, what is on other files, and whoever nobody knows.
import { ownerOf } from '../gate/answers.ts'
import type { Comment } from './comments.ts'
import { isNod } from './nods.ts'
import { personCalled } from './pasted.ts'
import { askedOf } from './questions.ts'
import type { Proposal, View } from './role.ts'

type Of = { readonly person: string; readonly comment: Comment }

export function sorted(view: View): { readonly open: readonly Of[]; readonly told: readonly Proposal[] } {
  const { path, workspace } = view.scene.subject
  const elsewhere = view.comments.filter(({ file }) => file !== undefined && !isSame(file, path))
  const here = view.comments.filter(one => !elsewhere.includes(one))
  const named = here.map(comment => ({ comment, person: personCalled(comment.by, workspace.roster) }))
  const unknown = named.filter(({ person }) => person === undefined).map(({ comment }) => comment)
  const known = named.flatMap(({ comment, person }) => (person === undefined ? [] : [{ comment, person }]))
  const who = askedOf(view)
  const answering = new Set([who, ownerOf(view.scene.subject)])
  const talk = known.filter(({ comment: { isReply, text } }) => !(isReply && isNod(text)))
  const answers = talk.filter(({ comment, person }) => comment.isReply && answering.has(`@${person}`))
  const rest = talk.filter(one => !answers.includes(one))
  const resolved = rest.filter(({ comment }) => comment.state === 'resolved')
  const told = [
    ...grouped(unknown, ({ by }) => by).map(
      ([by, all]): Proposal => ({
        does: 'ask',
        about: by,
        says:
          all.length === 1
            ? `${quoted(all)} is a comment of ${by}, who is not on the roster: whose objection is it?`
            : `${quoted(all)} are comments of ${by}, who is not on the roster: whose objections are they?`,
        who,
      }),
    ),
    ...grouped(resolved, ({ person }) => `@${person}`).map(([by, all]): Proposal => {
      const says = `${quoted(all.map(({ comment }) => comment))} of ${by} was resolved there. What still holds of it, ${by} says with \`countersign object\`.`
      return { does: 'ask', about: by, says, who: by }
    }),
    ...grouped(
      answers.filter(({ comment }) => comment.state !== 'resolved'),
      ({ person }) => `@${person}`,
    ).map(([by, all]): Proposal => {
      const says = `${quoted(all.map(({ comment }) => comment))} of ${by} answers somebody there. Once that is an objection here, \`countersign answer\` says it.`
      return { does: 'ask', about: by, says, who: by }
    }),
  ]
  if (elsewhere.length > 0) {
    const files = [...new Set(elsewhere.map(({ file }) => file!))]
    const shown = files.slice(0, 3).join(', ') + (files.length > 3 ? ` and ${files.length - 3} more` : '')
    const are = elsewhere.length === 1 ? 'One comment is' : `${elsewhere.length} comments are`
    told.push({ does: 'ask', about: 'the packet', says: `${are} on other files (${shown}), and left to them.`, who })
  }
  return { open: rest.filter(one => !resolved.includes(one)), told }
}

/** Hosts count from the root of a repository, and the page from that of its workspace. */
const isSame = (file: string, page: string) => file === page || file.endsWith(`/${page}`) || page.endsWith(`/${file}`)

const grouped = <T>(all: readonly T[], by: (one: T) => string) => [...Map.groupBy(all, by)]

/** `“Why?”`, `“Why?”, “How?” and 3 more` */
function quoted(comments: readonly Comment[]): string {
  const all = comments.map(({ text }) => `“${short(text)}”`)
  return all.slice(0, 2).join(', ') + (all.length > 2 ? ` and ${all.length - 2} more` : '')
}

export const short = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line
}
