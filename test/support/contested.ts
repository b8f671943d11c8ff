// A packet to which many object, on its page and in its ledger: what a busy packet looks like after years.

const each = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('')

/** A fixture for `prepare`: ten accepted claims, and so many objections to them, each answered. */
export const contested = (count: number): string => `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
decision: 2026-11-24
---

# One credential

## Compensating controls

Some words of prose.

${each(10, index => `**C${index}.** Only hosts of one kind can read it.[^E1]\n\n`)}
${each(
  count,
  index => `> [!CAUTION]
>
> **O${index}** objects to C${(index % 10) + 1} — @lea (security), 2026-11-15
>
> Nobody looked at shell ${index}.
>
> - answered by @maria, 2026-11-15: Four people have it.

`,
)}
## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-15 |
| Reviewer, security | @lea: objects (O1) |

[^E1]: **E1** access-review: [Hosts](hosts.txt), captured 2026-11-10, \`sha256:b2ef06751fb4\`, fresh for 10d
-- hosts.txt --
two hosts
-- packet.ledger.story --
charter: @maria charter-confirmed { owner: raman, reviewers: [{ role: security, reviewer: lea }], criteria: [] }
accepted: @raman text-accepted { blocks: [${Array.from({ length: 10 }, (_, index) => `C${index + 1}`).join(', ')}] }
${each(
  count,
  index => `o${index}: @lea objection-raised { id: O${index}, role: security, targets: [C${(index % 10) + 1}], words: Nobody looked at shell ${index}. }
a${index}: @maria objection-answered { objection: $o${index}, words: Four people have it. }
`,
)}`
