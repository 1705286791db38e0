import { acteurDe, type Contexte, pagePro } from '../../../platform/index.ts'
import { Chiffre, formats, Pagination, Tableau } from '../../../ui/index.ts'
import type { Salle } from '../fiche.ts'
import { listOuverts, type Signalement } from '../signalements.ts'
import { type Compte, compterParStructure, type LigneFiche, listFiches } from '../store.ts'
import { lienModifier, lienVersions, SUIVI } from './communs.tsx'
import { colonnes, Signalements } from './tableaux.tsx'

/** GET: every sheet of the département, the least sure first, and who is late. */
export async function suivi(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const maintenant = salle.clock.now()
  const filtre = lireFiltre(c)
  const lues = await salle.database.as(acteur, async (trx) => ({
    ...(await listFiches(trx, acteur.departement, filtre, maintenant)),
    signalements: await listOuverts(trx, acteur),
    comptes: await compterParStructure(trx, acteur.departement, maintenant),
  }))
  return pagePro(
    c,
    { titre: 'Fiches', courant: SUIVI },
    <PageSuivi {...lues} filtre={filtre} maintenant={maintenant} />,
  )
}

interface FiltreSuivi {
  structureId: string | null
  retard: boolean
  page: number
}

function lireFiltre(c: Contexte): FiltreSuivi {
  const page = Number.parseInt(c.req.query('page') ?? '1', 10)
  return {
    structureId: c.req.query('structure') || null,
    retard: c.req.query('vue') !== 'toutes',
    page: page > 0 && page < 10_000 ? page - 1 : 0,
  }
}

function adresse({ structureId, retard, page }: FiltreSuivi): string {
  const q = new URLSearchParams()
  if (!retard) q.set('vue', 'toutes')
  if (structureId) q.set('structure', structureId)
  if (page > 0) q.set('page', String(page + 1))
  return q.size === 0 ? SUIVI : `${SUIVI}?${q}`
}

interface PropsSuivi {
  fiches: readonly LigneFiche[]
  suite: boolean
  signalements: readonly Signalement[]
  comptes: readonly Compte[]
  filtre: FiltreSuivi
  maintenant: Date
}

function PageSuivi({ fiches, suite, signalements, comptes, filtre, maintenant }: PropsSuivi) {
  const somme = (lire: (compte: Compte) => number) => formats('fr').nombre(comptes.reduce((n, x) => n + lire(x), 0))
  return (
    <div class="wrap page stack">
      <h1>Fiches de l’annuaire</h1>
      <div class="grid g3">
        <Chiffre valeur={somme((x) => x.fiches)} libelle="Fiches" />
        <Chiffre valeur={somme((x) => x.retards)} libelle="Pas confirmées depuis 6 mois" />
        <Chiffre valeur={somme((x) => x.signales)} libelle="Signalements ouverts" />
      </div>
      <Signalements signalements={signalements} maintenant={maintenant} />
      <ParStructure comptes={comptes} filtre={filtre} />
      <Onglets comptes={comptes} filtre={filtre} />
      <Tableau
        legende={filtre.retard ? 'Fiches en retard, les moins sûres d’abord' : 'Fiches, les moins sûres d’abord'}
        lignes={fiches}
        vide="Aucune fiche ici. Tout est à jour."
        colonnes={[
          ...colonnes(),
          { titre: 'Structure', cellule: (f) => f.structure ?? <span class="muted">Aucune</span> },
          { titre: 'Fiche', cellule: (f) => <Liens fiche={f} /> },
        ]}
      />
      {(filtre.page > 0 || suite) && (
        <Pagination
          libelle={`Page ${filtre.page + 1}`}
          precedent={filtre.page > 0 ? adresse({ ...filtre, page: filtre.page - 1 }) : undefined}
          suivant={suite ? adresse({ ...filtre, page: filtre.page + 1 }) : undefined}
        />
      )}
    </div>
  )
}

type PropsComptes = Pick<PropsSuivi, 'comptes' | 'filtre'>

function ParStructure({ comptes, filtre }: PropsComptes) {
  return (
    <Tableau
      legende="Par structure"
      lignes={comptes}
      vide="Aucun lieu dans l’annuaire du département."
      colonnes={[
        { titre: 'Structure', entete: true, cellule: (x) => <LienStructure compte={x} filtre={filtre} /> },
        { titre: 'Fiches', fin: true, cellule: (x) => formats('fr').nombre(x.fiches) },
        { titre: 'En retard', fin: true, cellule: (x) => formats('fr').nombre(x.retards) },
        { titre: 'Signalements', fin: true, cellule: (x) => formats('fr').nombre(x.signales) },
      ]}
    />
  )
}

function Onglets({ comptes, filtre }: PropsComptes) {
  const structure = comptes.find((x) => x.structureId !== null && x.structureId === filtre.structureId)
  return (
    <nav aria-label="Fiches par état">
      <ul class="chips">
        <Onglet href={adresse({ ...filtre, retard: true, page: 0 })} courant={filtre.retard} libelle="En retard" />
        <Onglet href={adresse({ ...filtre, retard: false, page: 0 })} courant={!filtre.retard} libelle="Toutes" />
        {structure && (
          <Onglet href={adresse({ ...filtre, structureId: null, page: 0 })} courant libelle={structure.nom} />
        )}
      </ul>
    </nav>
  )
}

function LienStructure({ compte: { structureId, nom }, filtre }: { compte: Compte; filtre: FiltreSuivi }) {
  if (structureId === null) return <>{nom}</>
  return <a href={adresse({ ...filtre, structureId, retard: false, page: 0 })}>{nom}</a>
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

/** Those who steer do not know whether a place is right: they correct what they were told. */
function Liens({ fiche: { id, nom } }: { fiche: LigneFiche }) {
  return (
    <div class="row">
      <a class="tgt" href={lienModifier(id)}>
        Corriger<span class="sr"> : {nom}</span>
      </a>
      <a class="tgt" href={lienVersions(id)}>
        Historique<span class="sr"> : {nom}</span>
      </a>
    </div>
  )
}
