// What the rules on words find in German and French, on sentences labelled by hand: `+` is to be reported, `-` is not.
import assert from 'node:assert/strict'
import { approving } from '../../server/rules/detect/approval.ts'
import { overstated } from '../../server/rules/detect/overstated.ts'
import type { Finder } from '../../server/rules/detect/phrases.ts'

function check(find: Finder, sentences: string) {
  for (const line of sentences.trim().split('\n'))
    test(line, () => {
      const found = find(line.slice(2)).map(({ phrase }) => phrase)
      assert.equal(found.length > 0, line.startsWith('+'), found.join(', '))
    })
}

suite('too much certainty elsewhere', () => {
  check(
    overstated,
    `
+ Das Risiko ist vollständig beseitigt.
+ Ein Missbrauch ist ausgeschlossen.
+ Ein Zugriff von außen ist praktisch unmöglich.
+ Es besteht keinerlei Risiko.
+ Das Restrisiko ist vernachlässigbar.
+ Zu keinem Zeitpunkt waren Daten gefährdet.
+ Es wurden keine Kundendaten eingesehen.
+ Niemand hat die Datei geöffnet.
+ Das ist zweifelsfrei die Ursache.
+ Die Protokollierung ist lückenlos.
+ Mit absoluter Sicherheit war es der alte Schlüssel.
+ Der Vorfall wird sich nicht wiederholen.
- Ein Missbrauch ist nicht völlig ausgeschlossen.
- Der Dienst ist vom Vertrag ausgeschlossen.
- Laut Protokoll wurden keine Kundendaten eingesehen.
- Ist ein Missbrauch ausgeschlossen?
- Die Protokollierung muss lückenlos sein.
- Das Risiko ist mittel und bis März befristet.
- Der Zugang wurde mit Sicherheit und Architektur abgestimmt.
- Wenn der Schlüssel rotiert ist, ist ein Zugriff unmöglich.
- Wir haben zwei Hosts geprüft und keinen Zugriff gefunden.
- Die Lücke wurde am 12. November geschlossen.
- „Vollständig sicher“ steht im Prospekt.
- Der Restzugriff wurde auf vier Konten begrenzt.
+ Le risque est totalement éliminé.
+ Un accès externe est impossible.
+ Il n’y a aucun risque.
+ Le risque résiduel est négligeable.
+ À aucun moment les données n’ont été exposées.
+ Aucune donnée client n’a été consultée.
+ Personne n’a ouvert le fichier.
+ C’est indiscutablement la cause.
+ Le contrôle est infaillible.
+ L’incident ne se reproduira plus.
+ La sécurité est parfaite et la protection totale.
- Le risque n’est pas totalement éliminé.
- Il est impossible de dire qui a lu le fichier.
- Selon le journal, aucune donnée client n’a été consultée.
- L’accès est-il impossible ?
- Le contrôle doit être infaillible.
- Aucun risque n’a été enregistré en octobre.
- Le service est exclu du contrat.
- Si la clé est changée, le risque est totalement éliminé.
- Le risque est moyen et limité à mars.
- Deux serveurs lisent le secret.
- Le fichier a été ouvert deux fois.`,
  )
})

suite('a decision elsewhere', () => {
  check(
    approving,
    `
+ Die Ausnahme wurde vom Ausschuss genehmigt.
+ Der Antrag ist bewilligt.
+ Die Rechtsabteilung hat gestern zugestimmt.
+ Rechtsabteilung und Sicherheit haben zugestimmt.
+ Die genehmigte Ausnahme gilt ab Montag.
+ Die Freigabe der Leitung liegt vor.
+ Es gibt keine Einwände.
+ Alle Einwände sind ausgeräumt.
+ Das Paket ist bereit zur Übergabe.
+ Die Sitzung ist eine reine Formsache.
- Die Ausnahme ist noch nicht genehmigt.
- Die Ausnahme wurde nicht genehmigt.
- Wurde die Ausnahme genehmigt?
- Sobald die Ausnahme genehmigt ist, wird rotiert.
- Der Ausschuss wird um Genehmigung gebeten.
- Die Sicherheit hat den Zugriff auf den Host genehmigt.
- Die Ausnahme EX-114 wurde 2024 genehmigt.
- Der Rollout wurde um 14:20 freigegeben.
- Zwei Einwände sind offen.
- Die Freigabe liegt noch nicht vor.
- Wer die Ausnahme genehmigt, steht im Profil.
- Das Konzept ist im Wiki abgelegt.
+ La demande a été approuvée par le comité.
+ L’exception est validée.
+ Le service juridique a donné son accord.
+ La sécurité a validé la demande.
+ Toutes les objections ont été levées.
+ Il n’y a plus aucune objection.
+ Le dossier est prêt pour la remise.
+ La réunion est une simple formalité.
- La demande n’a pas encore été approuvée.
- La demande a-t-elle été approuvée ?
- Si la demande est approuvée, la clé est changée.
- Le comité doit décider lundi.
- La requête est validée par le schéma.
- La demande a été acceptée par le serveur.
- La sécurité a validé le déploiement.
- L’exception EX-114 a été approuvée en 2024.
- Deux objections restent ouvertes.
- Le dossier est prêt pour le test de charge.
- Selon Lea, la demande est approuvée.`,
  )
})
