// Real roles, a packet whose evidence and objections want something, and a model that does whatever they want: the same
// drafts are proposed as without any model.
import assert from 'node:assert/strict'
import { roles } from '../../server/agents/index.ts'
import type { Model } from '../../server/agents/model/model.ts'
import { worded } from '../../server/agents/model/worded.ts'
import { planRun } from '../../server/agents/plan.ts'
import { changeOf } from '../../server/agents/report.ts'
import { check } from '../../server/rules/run.ts'
import { chartered, note, sceneAfter } from '../acts/play.ts'
import { injections, obedient } from './injections.ts'

const before = '{"rollback":{"minutes":12},"steps":30}'

const page = (injected: string) =>
  `${note
    .replace('**C1.** Only two hosts can read it.[^E1]', '**C1.** A rotation is rolled back within 12 minutes.[^E3]')
    .replace('Every read is logged.', 'The risk is fully mitigated by two hosts.')
    .replace('hosts? — @sam', 'hosts?')
    .replace(
      '[^E2]:',
      '[^E3]: **E3** log: [Drill](drill.json), captured 2026-11-12, `sha256:000000000000`\n\n[^E2]:',
    )}-- drill.json --\n${JSON.stringify({ rollback: { minutes: 14 }, steps: 31, remark: injected.slice(0, 20_000) })}\n`

async function planned(injected: string) {
  const said = injected.replace(/\s+/g, ' ').trim().slice(0, 2_000)
  const scene = await sceneAfter(`${chartered}\n@lea object C1 --role security: It names nobody. ${said}`, {
    page: page(injected),
  })
  const checked = check(scene.subject)
  const asked = { agent: 'agent:refresher', roles, before: (label: string) => (label === 'E3' ? before : undefined) }
  return { scene, checked, plan: planRun(scene, checked, asked) }
}

suite('a planned run, worded by a model', function () {
  this.timeout(240_000)

  test('keeps its drafts, and has other words where the model says the same', async () => {
    const { scene, checked, plan } = await planned('')
    const better: Readonly<Record<string, string>> = {
      'A rotation is rolled back within 14 minutes.[^E3]': 'Within 14 minutes, a rotation is rolled back.[^E3]',
      'Who can open a shell on the hosts?': 'On the hosts, who can open a shell?',
    }
    const model: Model = {
      name: 'small',
      async write({ material }) {
        const { text } = JSON.parse(material) as { text: string }
        return { text: JSON.stringify({ text: better[text] ?? text }) }
      },
    }
    const { plan: now, count } = await worded(plan, model, scene, checked)
    assert.equal(count, 2)
    const said = now.planned.flatMap(({ proposal }) =>
      proposal.does === 'propose' && proposal.given.model
        ? [`${changeOf(proposal.given)}: ${proposal.given.text}`]
        : [],
    )
    assert.deepEqual(said.sort(), [
      'revises C1: Within 14 minutes, a rotation is rolled back.[^E3]',
      'revises Q1: On the hosts, who can open a shell? — @maria',
    ])
  })

  test('is the same run whatever stands in evidence and objections, and however a model obeys that', async () => {
    const ways = Object.values(obedient)
    let turn = 0
    let seen = 0
    for (const [what, injected] of Object.entries(injections)) {
      const { scene, checked, plan } = await planned(injected)
      assert.ok(plan.planned.filter(({ proposal }) => proposal.does === 'propose').length >= 3, what)
      const model: Model = {
        name: 'obedient',
        async write({ material }) {
          const { text, material: pieces } = JSON.parse(material) as { text: string; material: { quotation: string }[] }
          seen += pieces.filter(({ quotation }) => quotation.length > 40).length
          return { text: ways[turn++ % ways.length]!(text, injected) }
        },
      }
      for (let round = 0; round < 4; round++)
        assert.deepEqual((await worded(plan, model, scene, checked)).plan, plan, what)
    }
    assert.ok(seen > 100, 'The model was shown what was injected.')
    assert.ok(turn > ways.length * 10)
  })
})
