// Languages besides English, as data: words after which somebody reads a thing as approved, agreed or ready, words that deny
// that, and small words by which a language is told. `read`: what a draft in it says is looked at like this; in any other
// language, only the plainest words of deciding are known.

export type Language = {
  readonly name: string
  readonly read: boolean
  /** Whole words, or beginnings of words where a hyphen stands at the end. */
  readonly decides: string
  /** Said of an objection, that nobody has to answer it any more; empty where only deciding is known. */
  readonly settles: string
  readonly objects: string
  readonly denies: string
  readonly small: string
}

// biome-ignore format: words read better in a paragraph
export const languages: readonly Language[] = [
  {
    name: 'German', read: true,
    decides: 'genehmigt- bewilligt- freigegeben- zugestimmt abgesegnet- abgenommen- gebilligt- beschlossen- vereinbart- einverstanden unterschriftsreif- entscheidungsreif- übergabereif- freigabereif- bereit|zur|übergabe bereit|zur|freigabe bereit|zur|entscheidung bereit|für|die|übergabe bereit|für|den|ausschuss grünes|licht freigabe|erteilt freigabe|liegt|vor zustimmung|liegt|vor genehmigung|liegt|vor keine|einwände alle|einwände|sind',
    settles: 'erledigt- geklärt- ausgeräumt- hinfällig- gegenstandslos- behoben- beigelegt- zurückgezogen- entkräftet-', objects: 'einwand einwände einwänden einwandes bedenken vorbehalt vorbehalte',
    denies: 'nicht nie kein keine keinen ohne weder',
    small: 'der die das und ist nicht ein eine mit von zu den dem des sich auf für im wird sind werden nach bei aus auch als an',
  },
  {
    name: 'French', read: true,
    decides: 'approuvé- approuve validé- autorisé- accordé- accepté- entériné- ratifié- homologué- convenu- prêt|pour|la prêt|pour|le prête|pour|la prête|à|être prêt|à|être feu|vert accord|donné aucune|objection sans|réserve',
    settles: 'résolu- levé- réglé- caduc caduque retiré- écarté- sans|objet', objects: 'objection objections réserve réserves',
    denies: 'pas jamais aucun aucune ni non sans',
    small: 'le la les des et est une un du que qui dans pour pas sur au aux ce cette par plus avec sont de il elle être',
  },
  {
    name: 'Spanish', read: true,
    decides: 'aprobad- aprobó autorizad- autorizó aceptad- concedid- otorgad- acordad- ratificad- visto|bueno luz|verde list-|para|la list-|para|el list-|para|ser list-|para|entregar sin|objeciones',
    settles: 'resuelt- superad- zanjad- retirad- aclarad- descartad-', objects: 'objeción objeciones reparo reparos reserva reservas',
    denies: 'no nunca sin ni tampoco ningún ninguna',
    small: 'el la los las de y en que es un una por con para del se no lo como más su al está son pero ha',
  },
  {
    name: 'Portuguese', read: true,
    decides: 'aprovad- aprovou autorizad- autorizou aceite- aceit- concedid- acordad- ratificad- sinal|verde pront-|para|a pront-|para|o pront-|para|ser sem|objeções',
    settles: 'resolvid- ultrapassad- superad- retirad- sanad- esclarecid-', objects: 'objeção objeções reserva reservas',
    denies: 'não nunca sem nem nenhum nenhuma',
    small: 'o a os as de e em que é um uma por com para do da se não no na como mais ao está são mas foi',
  },
  {
    name: 'Italian', read: true,
    decides: 'approvat- approva autorizzat- accettat- concess- concordat- ratificat- via|libera nulla|osta pront-|per|la pront-|per|il pront-|per|essere nessuna|obiezione senza|obiezioni',
    settles: 'risolt- superat- ritirat- chiarit- chius- infondat-', objects: 'obiezione obiezioni riserva riserve',
    denies: 'non mai senza né nessun nessuna',
    small: 'il lo la gli le di e che è un una per con del della in non si da sono come più nel alla dei al ma',
  },
  {
    name: 'Dutch', read: true,
    decides: 'goedgekeurd- akkoord geaccordeerd- toegekend- bekrachtigd- ingestemd overeengekomen vrijgegeven- klaar|voor|de klaar|voor|overdracht klaar|om|te groen|licht geen|bezwaren geen|bezwaar',
    settles: 'opgelost- afgehandeld- weggenomen- ingetrokken- vervallen- verholpen-', objects: 'bezwaar bezwaren bedenking bedenkingen',
    denies: 'niet nooit geen zonder noch',
    small: 'de het een en van is dat op te in niet met voor zijn die aan er door om ook als bij maar wordt worden',
  },
  { name: 'Polish', read: false, decides: 'zatwierdzon- zatwierdził- zaakceptowan- zgodę uzgodnion-', settles: '', objects: '', denies: 'nie bez', small: 'i w na jest nie się że z do to o jak po ale przez są od dla oraz który' },
  { name: 'Czech', read: false, decides: 'schválen- schválil- odsouhlasen-', settles: '', objects: '', denies: 'ne bez', small: 'a v na je se že z do to o jak po ale jsou od pro který byl není' },
  { name: 'Swedish', read: false, decides: 'godkän- beviljad- beviljat', settles: '', objects: '', denies: 'inte aldrig utan ej', small: 'och i att det är som en på för av med den till inte om ett har kan var' },
  { name: 'Danish or Norwegian', read: false, decides: 'godken- godkjen- innvilget bevilget', settles: '', objects: '', denies: 'ikke aldri uten aldrig uden', small: 'og i at det er som en på for av af med den til ikke om et har kan var' },
  { name: 'Finnish', read: false, decides: 'hyväksyt- hyväksyi', settles: '', objects: '', denies: 'ei eivät', small: 'ja on ei se että oli hän joka mutta kun tämä ovat sen niin kuin' },
  { name: 'Turkish', read: false, decides: 'onayland- onaylad- onaylı kabul|edildi', settles: '', objects: '', denies: 'değil hiç', small: 've bir bu için ile da de olarak çok daha olan gibi ne kadar' },
  { name: 'Hungarian', read: false, decides: 'jóváhagy- engedélyez-', settles: '', objects: '', denies: 'nem soha nélkül', small: 'a az és nem hogy egy is van ez meg csak volt mint de már' },
  { name: 'Romanian', read: false, decides: 'aprobat- aprobă autorizat-', settles: '', objects: '', denies: 'nu fără', small: 'și în de la cu este nu pe un o care din mai să sunt pentru' },
  { name: 'Indonesian', read: false, decides: 'disetujui disahkan', settles: '', objects: '', denies: 'tidak belum bukan', small: 'yang dan di dengan untuk tidak dari ini itu pada adalah akan dalam ke oleh' },
]

/** Japanese and Chinese put no spaces between words. */
export const unspaced =
  /(?<![未不没][\p{L}]{0,2})(?:承認(?:済|され|した|を得|が下り|が出)|可決|決裁(?:済|され)|合意(?:済|した|され|に達)|了承(?:済|され|した|を得)|準備(?:完了|が整)|引き?渡し可能|異議(?:なし|はない|は(?:あり|ござい)ません)|已(?:经)?(?:获得?)?(?:批准|同意|授权|核准)|(?:批准|同意|核准|通过)了|审批(?:已)?通过|获批|准备就绪|可以(?:移交|交付|提交)|没有异议|無異議|已獲批准|批准了)(?!て?い?(?:ない|ません))/u

export const unspacedSettled =
  /(?:異議|懸念|指摘).*(?:解決(?:済|した|され)|解消(?:済|した|され)|取り?下げ(?:済|た|られ))(?!て?い?(?:ない|ません))|(?:异议|異議|反对意见|顾虑).*(?<!(?:未|没有|尚未)[\p{L}]{0,2})(?:已解决|已处理|已撤回|已消除|不再成立)/u
