import { acteurDe, type Contexte, pagePro, type Services } from '../../platform/index.ts'
import { Etiquette, formats, messages, Tableau } from '../../ui/index.ts'
import { estEnRetard, MOYENS, type Sollicitation } from '../model.ts'
import { listSollicitations } from '../store.ts'

export const LISTE = '/agent/messages'
const APERCU = 90

/** GET: what residents wrote to the structure, the most pressing first. */
export async function lister(services: Services, c: Contexte): Promise<Response> {
  const { clock, coffre, database, journal } = services
  const acteur = acteurDe(c)
  const repondus = c.req.query('vue') === 'repondus'
  const lues = await database.as(acteur, async (trx) => {
    const trouvees = await listSollicitations(trx, coffre, acteur, repondus)
    if (trouvees.length > 0)
      await journal(trx, acteur, { action: 'sollicitation.listees', objet: `structure:${acteur.structureId}` })
    return trouvees
  })
  return pagePro(
    c,
    { titre: 'Messages', courant: LISTE },
    <PageListe {...{ lues, repondus }} maintenant={clock.now()} />,
  )
}

function PageListe(props: { lues: readonly Sollicitation[]; repondus: boolean; maintenant: Date }) {
  const { lues, repondus, maintenant } = props
  return (
    <div class="wrap page stack">
      <div>
        <h1>Messages des habitants</h1>
        <p class="muted">Écrits depuis la page de votre lieu. Une réponse est due en 72 heures ouvrées.</p>
      </div>
      <nav aria-label="Messages par état">
        <ul class="chips">
          <Onglet href={LISTE} courant={!repondus} libelle="À répondre" />
          <Onglet href={`${LISTE}?vue=repondus`} courant={repondus} libelle="Répondus" />
        </ul>
      </nav>
      <Tableau
        legende={repondus ? 'Messages répondus' : 'Messages à répondre'}
        legendeMasquee
        lignes={lues}
        vide={repondus ? 'Aucune réponse notée pour l’instant.' : 'Aucun message n’attend. Tout est répondu.'}
        colonnes={[
          { titre: 'Message', entete: true, cellule: (s) => <Apercu {...s} /> },
          { titre: 'Reçu', cellule: (s) => formats('fr').jour(s.recueLe) },
          repondus
            ? { titre: 'Réponse', cellule: (s) => (s.reponse ? MOYENS[s.reponse.moyen] : '') }
            : { titre: 'Répondre avant', cellule: (s) => <Echeance {...{ s, maintenant }} /> },
        ]}
      />
    </div>
  )
}

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
