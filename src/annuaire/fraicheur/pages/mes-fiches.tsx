import { acteurDe, type Contexte, pagePro } from '../../../platform/index.ts'
import { Bouton, Formulaire, LienBouton, Tableau } from '../../../ui/index.ts'
import type { Salle } from '../fiche.ts'
import { listOuverts } from '../signalements.ts'
import { type LigneFiche, listFiches } from '../store.ts'
import { lienConfirmer, lienModifier, lienVersions, MON_LIEU } from './communs.tsx'
import { colonnes, Signalements } from './tableaux.tsx'

/** GET: the sheets of a manager's own places, and what people say of them. */
export async function mesFiches(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const maintenant = salle.clock.now()
  const filtre = { structureId: acteur.structureId, retard: false, page: 0 }
  const lues = await salle.database.as(acteur, async (trx) => ({
    ...(await listFiches(trx, acteur.departement, filtre, maintenant)),
    signalements: await listOuverts(trx, acteur),
  }))
  return pagePro(
    c,
    {
      titre: 'Mes fiches',
      courant: MON_LIEU,
      fil: [{ libelle: 'Mon lieu', href: MON_LIEU }, { libelle: 'Mes fiches' }],
    },
    <div class="wrap page stack">
      <div>
        <h1>Mes fiches</h1>
        <p class="muted">Ce que les habitants lisent sur vos lieux. Confirmez-le au moins deux fois par an.</p>
      </div>
      <Signalements signalements={lues.signalements} maintenant={maintenant} />
      <Tableau
        legende="Fiches de votre structure"
        legendeMasquee
        lignes={lues.fiches}
        vide="Aucun lieu de l’annuaire n’est rattaché à votre structure. Demandez-le à l’administration de Maillage."
        colonnes={[...colonnes(), { titre: 'À faire', cellule: (f) => <AFaire fiche={f} /> }]}
      />
    </div>,
  )
}

function AFaire({ fiche: { id, nom } }: { fiche: LigneFiche }) {
  return (
    <div class="row">
      <Formulaire action={lienConfirmer(id)} class="">
        <Bouton icone="check">
          Tout est juste<span class="sr"> : {nom}</span>
        </Bouton>
      </Formulaire>
      <LienBouton href={lienModifier(id)} genre="secondaire">
        Corriger<span class="sr"> : {nom}</span>
      </LienBouton>
      <LienBouton href={lienVersions(id)} genre="discret">
        Historique<span class="sr"> : {nom}</span>
      </LienBouton>
    </div>
  )
}
