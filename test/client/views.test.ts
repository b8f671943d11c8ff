// What the editor knows of a packet: all who ask share one question, and each question is about what came since the last.
import assert from 'node:assert/strict'
import type { Ask } from '../../client/session.ts'
import { openViews } from '../../client/views.ts'
import type { PanelView } from '../../schemas/panel.ts'

const uri = 'file:///packet.md'
const view = { title: 'One', remarks: 1 } as PanelView

/** A server that answers when it is told to. */
function server() {
  const questions: { readonly since: string | undefined; answer(what: unknown): void; fail(): void }[] = []
  const ask = ((_name: string, { since }: { readonly since?: string }) =>
    new Promise((answer, fail) => questions.push({ since, answer, fail: () => fail(new Error('busy')) }))) as Ask
  return { questions, views: openViews(ask) }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

suite('views', () => {
  test('who asks between two changes shares one question', async () => {
    const { questions, views } = server()
    const both = [views.of(uri), views.of(uri)]
    questions[0]!.answer({ edition: 'a', view })
    assert.deepEqual(await Promise.all(both), [view, view])
    assert.equal(await views.of(uri), view)
    assert.equal(questions.length, 1)
  })

  test('after a change only what changed is asked for, and how it came can be told', async () => {
    const { questions, views } = server()
    const first = views.of(uri)
    questions[0]!.answer({ edition: 'a', view })
    assert.equal(views.stepTo((await first)!), undefined)
    views.stir(uri)
    const second = views.of(uri)
    const change = { sections: { title: 'Two' }, gone: [] }
    questions[1]!.answer({ edition: 'b', change })
    assert.equal(questions[1]!.since, 'a')
    assert.deepEqual(await second, { title: 'Two', remarks: 1 })
    assert.deepEqual(views.stepTo((await second)!), { from: view, change })
  })

  test('where nothing changed the view is the same one, and how it came can still be told', async () => {
    const { questions, views } = server()
    const next = (answer: unknown) => {
      views.stir()
      const asked = views.of(uri)
      questions.at(-1)!.answer(answer)
      return asked
    }
    await next({ edition: 'a', view })
    const second = await next({ edition: 'b', change: { sections: { title: 'Two' }, gone: [] } })
    assert.equal(await next({ edition: 'c', change: { sections: {}, gone: [] } }), second)
    assert.equal(views.stepTo(second!)?.from, view)
    await next({ edition: 'd', change: { sections: { title: 'Three' }, gone: [] } })
    assert.equal(questions.at(-1)?.since, 'c')
  })

  test('while one question is under way, one more waits for it, whatever is typed meanwhile', async () => {
    const { questions, views } = server()
    const all = [0, 1, 2, 3].map(() => {
      views.stir(uri)
      return views.of(uri)
    })
    questions[0]!.answer({ edition: 'a', view })
    await settled()
    assert.deepEqual(
      questions.map(({ since }) => since),
      [undefined, 'a'],
    )
    questions[1]!.answer({ edition: 'b', change: { sections: { remarks: 2 }, gone: [] } })
    assert.deepEqual(
      (await Promise.all(all)).map(one => one?.remarks),
      [1, 2, 2, 2],
    )
  })

  test('a question that came to nothing is asked again', async () => {
    const { questions, views } = server()
    const first = views.of(uri)
    questions[0]!.fail()
    await assert.rejects(first, /busy/)
    const second = views.of(uri)
    questions[1]!.answer(null)
    assert.equal(await second, null)
    const third = views.of(uri)
    questions[2]!.answer({ edition: 'a', view })
    assert.equal(await third, view)
  })
})
