// Who answers for a packet: opening, charter, reviewers, owners, and the policy that judges all of it.
import assert from 'node:assert/strict'
import { chartered, done, note, refused } from './play.ts'

suite('opening', () => {
  test('pins the policy', () => done('', 'owner @raman'))
  test('is for a coordinator', () => refused('@lea open --owner raman', '@lea may not coordinate', { from: '' }))
  test('names an owner who may be one', () => refused('@maria open --owner lea', '@lea may not own', { from: '' }))
  test('keeps owner and coordinator apart', () =>
    refused('@sam open --owner sam --coordinator sam', 'must be two people', { from: '' }))
  test('is for people', () => refused('agent:refresher open --owner raman', 'Agents do not open', { from: '' }))
  test('comes before everything else', () => refused('@lea object C1: No.', 'not open yet', { from: '' }))
  test('happens once', () => refused('@maria open --owner raman', 'The packet is open already'))
})

suite('the charter', () => {
  const quoted = note.replace('## Terms', '> [!NOTE]\n>\n> **P1** quotes CRED-7[^E1]\n>\n> One workload.\n\n## Terms')
  test('is confirmed with the criteria in full', async () => {
    const { said } = await done(chartered, 'security @lea', { page: quoted })
    assert.match(
      said,
      /@raman owns the packet\.\n@lea reviews for security\.\nNothing but the named services\.\n(?:.|\n)*One workload\./,
    )
  })
  test('needs the mandatory reviewers', () => refused('@maria confirm-charter', 'Nobody reviews for security'))
  test('keeps those who were assigned', () =>
    done('@maria assign security otto\n@maria confirm-charter legal=jo', 'security @otto\nlegal @jo'))
  test('names people who have the role', () => refused('@maria confirm-charter security=sam', '@sam may not sign off'))
  test('is for those who may', async () => {
    await refused('@lea confirm-charter security=lea', '@lea may not confirm charter')
    await refused('agent:refresher confirm-charter security=lea', 'Agents do not confirm-charter')
  })
  test('names reviewers in one form', () => refused('@maria confirm-charter lea', 'write it like'))
})

suite('reviewers', () => {
  test('are assigned', async () => {
    await done('@maria assign security lea\n@maria assign security otto', 'security @lea @otto')
    await refused('@maria assign security lea\n@maria assign security lea', 'already')
    await refused('@maria assign security sam', '@sam may not sign off')
    await refused('@maria assign finance sam', 'Nobody reviews as')
    await refused('@lea assign security lea', '@lea may not assign')
    await refused('agent:refresher assign security lea', 'Agents do not assign')
  })
  test('pass their part on', async () => {
    await done('@maria assign security lea\n@lea pass-on security otto: I leave.', 'security @otto')
    await done('@maria assign security lea\n@maria pass-on security otto --from lea', 'security @otto')
    await refused('@maria assign security lea\n@otto pass-on security otto --from lea', '@otto may not assign')
    await refused('@maria assign security lea\n@lea pass-on security sam', '@sam may not sign off')
    await refused('@maria pass-on security otto', '@maria does not review for security')
    await refused('agent:refresher pass-on security otto', 'Agents do not pass-on')
  })
  test('become mandatory in mid-course', async () => {
    await done('@maria change-authority legal: The amount grew.', 'legal mandatory true')
    await done(
      '@maria change-authority legal: It grew.\n@maria change-authority legal --optional: It shrank.',
      'legal mandatory false',
    )
    await refused('@maria change-authority security --optional: In a hurry.', 'only a change of policy')
    await refused('@maria change-authority finance: x', 'Nobody reviews as')
    await refused('@lea change-authority legal: x', '@lea may not assign')
    await refused('agent:refresher change-authority legal: x', 'Agents do not change-authority')
  })
})

suite('a review', () => {
  test('is on the reviewer’s own sections, with everything in them', async () => {
    const { said, ledger } = await done(`${chartered}\n@lea review concurs`, 'security @lea concurs')
    assert.equal(said, 'As reviewer for security, on C1 and C2: concurs.')
    assert.deepEqual([...ledger.state.reviews.values()][0]![0]!.blocks.length, 2)
  })
  test('is on what it names', async () => {
    const { said } = await done(
      `${chartered}\n@lea review requests-changes Findings E1: Name the services.`,
      'security @lea requests changes',
    )
    assert.equal(said, 'As reviewer for security, on F1, H1, Q1, N1 and E1: requests changes: Name the services.')
    await refused(`${chartered}\n@lea review concurs Nothing`, 'Nothing on the page is called Nothing')
  })
  test('is on the revision, for a reviewer without sections', async () => {
    const { said } = await done('@maria assign legal jo\n@jo review concurs')
    assert.equal(said, 'As reviewer for legal, on the whole revision: concurs.')
  })
  test('that does not concur says why', () => refused(`${chartered}\n@lea review recused`, 'Say with --text'))
  test('is for reviewers', async () => {
    await refused(`${chartered}\n@sam review concurs --role sre`, '@sam does not review for sre')
    await refused(`${chartered}\n@sam review concurs`, '@sam reviews nothing here. Reviewers are @lea for security.')
    await refused(`${chartered}\nagent:refresher review concurs --role security`, 'Agents do not review')
  })
})

suite('a transfer', () => {
  test('is by the owner, to somebody who may be one', async () => {
    await done('@raman transfer sam: I am away.', 'owner @sam')
    await done('@raman transfer sam --place coordinator', 'owner @raman')
    await refused('@maria transfer sam', '@maria may not transfer')
    await refused('@raman transfer lea', '@lea may not own')
    await refused('@raman transfer raman', '@raman is the owner already')
    await refused('agent:refresher transfer sam', 'Agents do not transfer')
  })
  test('keeps owner and coordinator apart', () =>
    refused('@raman transfer sam --place coordinator\n@raman transfer sam', 'must be two people'))
})

suite('a change of policy', () => {
  const laxer = 'workspace: charter: [ => author_alone_may_accept: true\\n    charter: ['
  test('says what it asks less of', async () => {
    const { said } = await done(`${laxer}\n@raman change-policy: We are few.`)
    assert.match(said, /We are few\.\nIt asks for less:\nAuthors may accept their own text alone\./)
  })
  test('says that it asks for nothing less', async () => {
    const { said } = await done('workspace: Jo Marsh => Jo Marsh-Lee\n@raman change-policy: A new name.')
    assert.match(said, /It asks for nothing less\./)
  })
  test('counts from then on and not before', async () => {
    await refused(
      `${laxer}\n@raman propose --revise C1: Two hosts.\n@raman accept D1`,
      'its author may not be the only one',
    )
    await done(
      `${laxer}\n@raman change-policy: We are few.\n@raman propose --revise C1: Two hosts.\n@raman accept D1`,
      'C1 accepted @raman',
    )
  })
  test('is for those who may under the old one', async () => {
    await refused(`${laxer}\n@maria change-policy: We are few.`, '@maria may not change policy')
    await refused(`${laxer}\nagent:refresher change-policy: We are few.`, 'Agents do not change-policy')
  })
  test('needs another policy, of the same kind of packet', async () => {
    await refused('@raman change-policy: Why not.', 'in force already')
    await refused(
      `${laxer}\nedit: profile: note => profile: credential-exception\n@raman change-policy: Laxer.`,
      'opened as note',
    )
  })
  test('asks for the charter again', () =>
    refused(
      `${chartered}\n${laxer}\n@raman change-policy: We are few.\nagent:refresher propose --revise C1: Two hosts.`,
      'under the policy in force',
    ))
})
