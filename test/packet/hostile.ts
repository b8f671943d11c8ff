// Pages and insertions that pull Markdown in every direction, and a random number that is the same every time.
export const hostile = [
  'a',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '  \n',
  '\\\n',
  'é',
  '😀',
  '\u00a0',
  '\ufeff',
  '\0',
  '\u200b',
  '0',
  '.',
  ':',
  ',',
  '|',
  '!',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '*',
  '**',
  '_',
  '`',
  '~',
  '~~',
  '&',
  '&amp;',
  '&#x41;',
  '\\',
  '#',
  '# ',
  '## H\n',
  '=',
  '===\n',
  '\n---\n',
  '---\n',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '> ',
  '>',
  '>\n',
  '    ',
  '  ',
  '```\n',
  '~~~\n',
  '\n```js\ncode\n```\n',
  '<!-- ',
  ' -->',
  '<!-- countersign-disable-next-line stale-evidence -- because until=2026-12-31 -->\n',
  '<div>\n',
  '</div>\n\n',
  '<details>',
  '<?x',
  '[foo]',
  '[foo][bar]',
  '[foo]: /url\n',
  '\n\n[foo]: /url "title"\n',
  '[bar]: <x y> (t)\n',
  '\n[foo]:\n/url\n',
  '[^E1]',
  '[^n]: note\n',
  '\n\n[^E2]: **E2** standard: [CRED-7](s.md), captured 2026-11-01\n',
  '    continued\n',
  '\n- [ ] task\n',
  '\n| a | b |\n|---|---|\n| **N1.** | x — @sam |\n',
  '|--|\n',
  '| x |',
  '\n**C1.** text\n',
  '**C9.**',
  '**C1** ',
  '\n- **Q1.** q — @sam\n  - answered by @lea, 2026-11-12: yes\n',
  '\n> [!CAUTION]\n>\n> **O1** objects to C1 — @lea, 2026-11-10\n>\n> words\n',
  '> [!TIP]\n>\n> **D1** adds after C1 — agent:x, 2026-11-10\n>\n> **C2.** new\n',
  ' — @sam, due 2026-11-20',
  ' — restricted to security',
  'rests on F1, C2',
  'https://example.com/a*b',
  'www.example.com',
  'me@example.com',
  '<https://x.y>',
  '![alt](i.png)',
  '[link](u "t")',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> x\n',
  'packet: x\n',
  '---\npacket: PKT-1\nprofile: x\n---\n',
  'lazy words\n',
] as const

const example = `---
packet: PKT-1
profile: credential-exception
---

# Title

Prose with [a link][foo] and a note.[^n]

## Findings

**F1.** The bridge uses *one* credential.[^E1]

- **Q1.** Does it? — @sam
  - answered by @lea, 2026-11-12: It does.
- **N1.** Do it — @sam, due 2026-11-20

> [!CAUTION]
>
> **O1** objects to F1 — @lea (security), 2026-11-10
>
> Words [here].

| | |
|---|---|
| Approval owner | @raman, since 2026-11-10 |
| Reviewer, security | @lea: objects |

[foo]: https://example.com/x

[here]: #there

[^E1]: **E1** standard: [CRED-7](s.md#x), captured 2026-11-01, \`sha256:aa10bb427c31\`

[^n]: A note
    that goes on.
`

export const pages = [
  example,
  example.replaceAll('\n', '\r\n'),
  `\ufeff${example}`,
  '',
  '\n\n\n',
  '---\npacket: x\n\n# Unclosed\n\ntext\n\n---\n\nmore\n',
  '# A\n\n- one\n- two\n\n  more\n\n      code\n\n1. x\n2. y\n\ntext\nlazy\n\nSetext\n===\n\n> quote\nlazy\n\n```\nfence\n```\n\n<div>\nhtml\n</div>\n\n***\n',
  '[a]: x\n[b]: y\ntext\n\n[c]: z\n    indented\n\n[c] [a][b] [B]\n\n> [d]: q\n\n[d] [D ]\n\na | b\n--|--\n1 | 2\nrow\n\n[^1]: a\n[^2]: b\n\n    c\n\nx[^1] y[^2]\n',
  '**C1.** a\n\n**C2.** b — @x\n\n**C3.** c\n\n> **C4.** d\n>\n> - e\n\n- **C5.** f\n- **C6.** g\n\n**C7.** h\n\n**C8.** i\n',
]

/** Numbers below a bound, in an order that the seed decides. */
export function random(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
