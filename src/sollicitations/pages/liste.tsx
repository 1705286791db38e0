import { acteurDe, type Contexte, pagePro, type Services } from '../../platform/index.ts'
import { Etiquette, formats, messages, Pagination, Tableau } from '../../ui/index.ts'
import { estEnRetard, MOYENS, type Sollicitation } from '../model.ts'
import { listSollicitations, type PageDeMessages } from '../store.ts'

export const LISTE = '/agent/messages'
const APERCU = 90

/** GET: what residents wrote to the structure, the most pressing first. */
export async function lister(services: Services, c: Contexte): Promise<Response> {
  const { clock, coffre, database, journal } = services
  const acteur = acteurDe(c)
  const finies = c.req.query('vue') === 'repondus'
  const page = lirePage(c.req.query('page'))
  const trouvees = await database.as(acteur, async (trx) => {
    const lu = await listSollicitations(trx, coffre, acteur, { finies, page })
    if (lu.lues.length > 0)
      await journal(trx, acteur, { action: 'sollicitation.listees', objet: `structure:${acteur.structureId}` })
    return lu
  })
  return pagePro(
    c,
    { titre: 'Messages', courant: LISTE },
    <PageListe {...{ ...trouvees, finies, page }} maintenant={clock.now()} />,
  )
}

function lirePage(texte: string | undefined): number {
  return texte !== undefined && /^[1-9]\d{0,4}$/.test(texte) ? Number(texte) : 1
}

function PageListe(props: PageDeMessages & { finies: boolean; page: number; maintenant: Date }) {
  const { lues, suite, finies, page, maintenant } = props
  const vers = (n: number) => `${LISTE}?${finies ? 'vue=repondus&' : ''}page=${n}`
  return (
    <div class="wrap page stack">
      <div>
        <h1>Messages des habitants</h1>
        <p class="muted">Écrits depuis la page de votre lieu. Une réponse est due en 72 heures ouvrées.</p>
      </div>
      <nav aria-label="Messages par état">
        <ul class="chips">
          <Onglet href={LISTE} courant={!finies} libelle="À répondre" />
          <Onglet href={`${LISTE}?vue=repondus`} courant={finies} libelle="Répondus ou expirés" />
        </ul>
      </nav>
      <Tableau
        legende={finies ? 'Messages répondus ou expirés' : 'Messages à répondre'}
        legendeMasquee
        lignes={lues}
        vide={page > 1 ? 'Il n’y a plus de message à cette page.' : vide(finies)}
        colonnes={[
          { titre: 'Message', entete: true, cellule: (s) => <Apercu {...s} /> },
          { titre: 'Reçu', cellule: (s) => formats('fr').jour(s.recueLe) },
          finies
            ? { titre: 'Réponse', cellule: (s) => (s.reponse ? MOYENS[s.reponse.moyen] : 'Sans réponse') }
            : { titre: 'Répondre avant', cellule: (s) => <Echeance {...{ s, maintenant }} /> },
        ]}
      />
      {(page > 1 || suite) && (
        <Pagination
          precedent={page > 1 ? vers(page - 1) : undefined}
          suivant={suite ? vers(page + 1) : undefined}
          libelle={`Page ${page}`}
        />
      )}
    </div>
  )
}

const vide = (finies: boolean) =>
  finies ? 'Aucune réponse notée pour l’instant.' : 'Aucun message n’attend. Tout est répondu.'

function Onglet({ href, courant, libelle }: { href: string; courant: boolean; libelle: string }) {
  return (
    <li>
      <a class="chip" href={href} aria-current={courant ? 'page' : undefined}>
        {libelle}
      </a>
    </li>
  )
}

function Apercu({ id, contenu, langue }: Sollicitation) {
  const texte = contenu?.message ?? 'Message détruit : le délai est passé.'
  const { tag, sens } = messages(contenu ? langue : 'fr').langue
  return (
    <a class="tgt" href={`${LISTE}/${id}`} lang={tag} dir={sens}>
      {texte.length > APERCU ? `${texte.slice(0, APERCU)}…` : texte}
    </a>
  )
}

export function Echeance({ s, maintenant }: { s: Sollicitation; maintenant: Date }) {
  const { jour, heure } = formats('fr')
  const retard = estEnRetard(s, maintenant)
  return (
    <Etiquette genre={retard ? 'retard' : 'attente'} icone="clock">
      {retard ? 'En retard : ' : ''}
      {jour(s.echeance)}, {heure(s.echeance)}
    </Etiquette>
  )
}
