import type { Child } from 'hono/jsx'
import { acteurDe, type Contexte, debutDuJour, pagePro } from '../../../platform/index.ts'
import {
  Alerte,
  Bouton,
  Chiffre,
  type Colonne,
  Etiquette,
  Formulaire,
  formats,
  LienBouton,
  Pagination,
  Tableau,
} from '../../../ui/index.ts'
import type { Salle } from '../fiche.ts'
import { confiance, estEnRetard, SEUIL_PRUDENCE } from '../model.ts'
import { listOuverts, type Signalement } from '../signalements.ts'
import { type Compte, compterParStructure, type LigneFiche, listFiches } from '../store.ts'
import { textes } from '../textes.ts'
import { lienConfirmer, lienLieu, lienModifier, lienVersions, MON_LIEU, SUIVI } from './communs.tsx'

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
  const structure = comptes.find((x) => x.structureId !== null && x.structureId === filtre.structureId)
  return (
    <div class="wrap page stack">
      <h1>Fiches de l’annuaire</h1>
      <div class="grid g3">
        <Chiffre valeur={somme((x) => x.fiches)} libelle="Fiches" />
        <Chiffre valeur={somme((x) => x.retards)} libelle="Pas confirmées depuis 6 mois" />
        <Chiffre valeur={somme((x) => x.signales)} libelle="Signalements ouverts" />
      </div>
      <Signalements signalements={signalements} maintenant={maintenant} />
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
      <nav aria-label="Fiches par état">
        <ul class="chips">
          <Onglet href={adresse({ ...filtre, retard: true, page: 0 })} courant={filtre.retard} libelle="En retard" />
          <Onglet href={adresse({ ...filtre, retard: false, page: 0 })} courant={!filtre.retard} libelle="Toutes" />
          {structure && (
            <Onglet href={adresse({ ...filtre, structureId: null, page: 0 })} courant libelle={structure.nom} />
          )}
        </ul>
      </nav>
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

function colonnes(): Colonne<LigneFiche>[] {
  return [
    {
      titre: 'Lieu',
      entete: true,
      cellule: (f) => (
        <>
          <a href={lienLieu(f.id)}>{f.nom}</a>
          <div class="small muted">{f.ville}</div>
        </>
      ),
    },
    { titre: 'Confirmée', cellule: (f) => <Confirmee fiche={f} /> },
    { titre: 'Confiance', cellule: (f) => <Score fiche={f} /> },
  ]
}

function Confirmee({ fiche: { confirmeLe, confirmePar, faits } }: { fiche: LigneFiche }): Child {
  const retard = estEnRetard(faits.jours)
  return (
    <>
      {confirmeLe ? formats('fr').date(debutDuJour(confirmeLe)) : 'Jamais'}
      {retard && (
        <div>
          <Etiquette genre="retard" icone="warn">
            En retard
          </Etiquette>
        </div>
      )}
      {confirmePar && <div class="small muted">par {confirmePar}</div>}
    </>
  )
}

/** The number, and what took points. */
function Score({ fiche: { faits } }: { fiche: LigneFiche }) {
  const { score, raisons } = confiance(faits)
  return (
    <>
      <span class="nb">
        <b class="num">{score}</b> sur 100
      </span>
      {score < SEUIL_PRUDENCE && <span class="sr"> : peu sûre</span>}
      {raisons.length > 0 && (
        <details>
          <summary>Pourquoi</summary>
          <ul class="list small">
            {raisons.map(({ points, phrase }) => (
              <li>
                {phrase} : {points} points de moins
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
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

function Signalements({ signalements, maintenant }: { signalements: readonly Signalement[]; maintenant: Date }) {
  if (signalements.length === 0) return null
  const retards = signalements.filter((s) => s.echeance < maintenant).length
  return (
    <section class="stack" aria-labelledby="signalements">
      <h2 id="signalements">Signalements à vérifier</h2>
      {retards > 0 && (
        <Alerte genre="retard">
          {retards > 1 ? `${retards} signalements attendent` : 'Un signalement attend'} depuis plus de 72 heures
          ouvrées.
        </Alerte>
      )}
      <Tableau
        legende="Signalements à vérifier"
        legendeMasquee
        lignes={signalements}
        vide=""
        colonnes={[
          {
            titre: 'Lieu',
            entete: true,
            cellule: (s) => (
              <>
                <a href={`/agent/signalements/${s.id}`}>{s.lieuNom}</a>
                <div class="small muted">{s.structure ?? `${s.ville}, sans structure`}</div>
              </>
            ),
          },
          { titre: 'Serait faux', cellule: (s) => textes('fr').quois[s.quoi] },
          {
            titre: 'Vérifier avant',
            cellule: (s) => (
              <>
                {formats('fr').jour(s.echeance)}
                {s.echeance < maintenant && (
                  <div>
                    <Etiquette genre="retard" icone="warn">
                      En retard
                    </Etiquette>
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
