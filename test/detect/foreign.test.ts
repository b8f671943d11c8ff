// Words of deciding in other languages, on sentences labelled by hand: `+` makes something look decided, `-` does not.
import assert from 'node:assert/strict'
import { examplesHere } from '../../build/examples.ts'
import { decidedElsewhere, settlesElsewhere, unreadIn } from '../../server/rules/detect/foreign.ts'

const sentences = `
+ Der Ausschuss hat die Ausnahme genehmigt.
+ Das Paket ist bereit zur Übergabe.
+ Die Freigabe liegt vor.
+ Rechtsabteilung und Sicherheit haben zugestimmt.
+ Es gibt keine Einwände mehr.
- Die Ausnahme ist noch nicht genehmigt.
- Zwei Hosts können das Passwort lesen.
- Wer die Ausnahme genehmigt, entscheidet sich am Montag?
- Der Ausschuss wird um eine Entscheidung gebeten.
- Das Protokoll nennt vier Dienste.
+ L’exception a été approuvée par le comité.
+ Le dossier est prêt pour la remise.
+ La sécurité a donné son feu vert.
+ La demande est validée.
- Le comité n’a pas encore approuvé l’exception.
- Deux serveurs lisent le secret.
- La demande est adressée au comité.
- Le journal montre quatre services.
+ El comité ha aprobado la excepción.
+ El expediente está listo para la entrega.
+ La excepción fue autorizada el lunes.
+ Tiene el visto bueno de seguridad.
- El comité todavía no ha aprobado la excepción.
- Dos servidores leen la credencial.
- Se pide una decisión al comité.
- El registro muestra cuatro servicios.
+ O comité aprovou a exceção.
+ O pedido está pronto para a entrega.
+ A exceção foi autorizada.
- O comité ainda não aprovou a exceção.
- Dois servidores leem a credencial.
- Pede-se uma decisão ao comité.
+ Il comitato ha approvato l’eccezione.
+ Il pacchetto è pronto per la consegna.
+ La sicurezza ha dato il via libera.
- Il comitato non ha ancora approvato l’eccezione.
- Due server leggono la credenziale.
- Si chiede una decisione al comitato.
+ De commissie heeft de uitzondering goedgekeurd.
+ Het pakket is klaar voor overdracht.
+ Juridische zaken is akkoord.
- De commissie heeft de uitzondering nog niet goedgekeurd.
- Twee servers lezen het geheim.
- De commissie wordt om een besluit gevraagd.
+ 例外は承認されました。
+ 引き渡しの準備が整いました。
+ 法務は異議なしとのことです。
- 例外はまだ承認されていません。
- 二台のホストが読み取れます。
- 委員会に判断を求めます。
+ 例外已批准。
+ 审批已通过。
+ 材料准备就绪。
- 例外尚未批准。
- 两台主机可以读取凭据。
- 请委员会作出决定。
+ Komisja zatwierdziła wyjątek.
+ Undantaget är godkänt.
+ Undtagelsen er godkendt.
+ Poikkeus on hyväksytty.
+ İstisna onaylandı.
+ Výjimka byla schválena.
+ A kivételt jóváhagyták.
+ Excepția a fost aprobată.
+ Pengecualian telah disetujui.
- Dwa serwery czytają sekret.
- Två servrar läser hemligheten.
`

const labelled = sentences
  .trim()
  .split('\n')
  .map(line => ({ is: line.startsWith('+'), text: line.slice(2) }))

/** Prose of people in English: every statement, paragraph and note of the examples and their histories. */
const english = () =>
  [...examplesHere()]
    .filter(([path]) => /^[\w-]+\.md$|^(?:steps|history)\//.test(path))
    .flatMap(([, text]) => text.split('\n'))
    .filter(line => /\p{L}/u.test(line))

suite('words of deciding in other languages', () => {
  for (const { is, text } of labelled)
    test(`${is ? 'are found' : 'are not seen'} in: ${text}`, () =>
      assert.equal(decidedElsewhere(text).length > 0, is, JSON.stringify(decidedElsewhere(text))))
  test('raise no false alarm in the English of the examples', () => {
    const lines = english()
    assert.ok(lines.length > 800, String(lines.length))
    assert.deepEqual(
      lines.flatMap(line => decidedElsewhere(line).map(({ phrase }) => `${phrase}: ${line}`)),
      [],
    )
  })
})

const settled = `
+ O1 ist erledigt.
+ Die Einwände sind ausgeräumt.
- Der Einwand O1 ist nicht geklärt.
- Ist O1 erledigt?
- Der Schaden ist behoben.
+ L’objection O1 est levée.
- L’objection O1 n’est pas levée.
+ La objeción está resuelta.
- La objeción no está resuelta.
+ A objeção foi resolvida.
+ L’obiezione è superata.
- L’obiezione non è superata.
+ Het bezwaar is weggenomen.
- Het bezwaar is niet weggenomen.
+ 異議は解消されました。
- 異議は解消されていません。
+ 异议已解决。
- 异议尚未解决。`

suite('words that settle an objection in other languages', () => {
  for (const line of settled.trim().split('\n'))
    test(line, () => assert.equal(settlesElsewhere(line.slice(2)), line.startsWith('+')))
  test('raise no false alarm in the English of the examples', () =>
    assert.deepEqual(english().filter(settlesElsewhere), []))
})

suite('a language that nobody here reads', () => {
  const unread = (text: string) => unreadIn(text, () => false) !== undefined
  test('is told by its letters or its small words', () => {
    for (const text of [
      'Комиссия одобрила исключение.',
      'Η εξαίρεση εγκρίθηκε.',
      '예외가 승인되었습니다.',
      'تمت الموافقة على الاستثناء.',
      'החריג אושר.',
      'अपवाद स्वीकृत है।',
      'Dwa serwery czytają sekret, a to nie jest nowe.',
      'Det är två servrar som kan läsa hemligheten.',
      'Bu kimlik bilgisi iki sunucu için ve bir hizmet için geçerli.',
      'The exception is одобрено by the board.',
    ])
      assert.ok(unread(text), text)
  })
  test('is none of those that are read, nor a symbol or a borrowed word', () => {
    for (const { text } of labelled.slice(0, 54)) assert.ok(!unread(text), text)
    for (const text of ['It took 12 µs at 4.7 kΩ.', 'Zwei Hosts lesen es – naïve café, 数据, хост, µs.'])
      assert.ok(!unread(text), text)
    assert.deepEqual(english().filter(unread), [])
  })
})
