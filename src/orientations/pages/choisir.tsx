import { TYPES } from '../../annuaire/index.ts'
import { chercherMandats, EtatDuMandat, type Mandat, nomComplet, RecherchePersonne } from '../../mandats/index.ts'
import { acteurDe, type Contexte, jourIso, pagePro, relire, un } from '../../platform/index.ts'
import { Alerte, Bouton, Carte, EtapesDe, LienBouton, Liste, Vide } from '../../ui/index.ts'
import { THEMES } from '../model.ts'
import { listProtocoles, type ProtocoleNomme } from '../protocoles.ts'
import type { Salle } from '../salle.ts'
import { listDestinataires, type Structure } from '../structures.ts'
import { fil, LISTE, NOUVELLE } from './communs.tsx'

/** What a visit, an interview, a request or a mandate already said, carried in the address: codes, never names. */
export const CONNUS = ['mandat', 'vers', 'origine', 'demande', 'entretien', 'demarche'] as const
export type Connus = Record<(typeof CONNUS)[number], string>

export function lireConnus(de: (nom: (typeof CONNUS)[number]) => string): Connus {
  return Object.fromEntries(CONNUS.map((nom) => [nom, de(nom)])) as Connus
}

export function adresse(connus: Partial<Connus>): string {
  return `${NOUVELLE}?${new URLSearchParams(Object.entries(connus).filter(([, v]) => v !== ''))}`
}

const TITRE = 'Orienter une personne'
const ETAPES = ['La personne et la structure', 'La fiche', 'Relire et envoyer']

export function EtapesFiche({ ici }: { ici: number }) {
  return <EtapesDe titres={ETAPES} ici={ici} />
}

/** POST: the name that was looked for never goes into an address. */
export async function chercherPersonne(salle: Salle, c: Contexte): Promise<Response> {
  const saisie = await relire(c)
  return choisirPersonne(
    salle,
    c,
    lireConnus((nom) => un(saisie, nom)),
    { recherche: un(saisie, 'q').trim() },
  )
}

/** GET: who is it about? Nothing leaves without a mandate, so it starts there. */
export async function choisirPersonne(
  salle: Salle,
  c: Contexte,
  connus: Connus,
  { recherche = '', refus }: { recherche?: string; refus?: string | undefined } = {},
): Promise<Response> {
  const acteur = acteurDe(c)
  const mandats = await salle.database.as(acteur, (trx) => chercherMandats(trx, salle, acteur, recherche))
  const aujourdhui = jourIso(salle.clock.now())
  return pagePro(
    c,
    { titre: TITRE, courant: LISTE, fil: fil({ libelle: TITRE }) },
    <PagePersonne {...{ mandats, connus, recherche, refus, aujourdhui }} />,
  )
}

interface PropsPersonne {
  mandats: readonly Mandat[]
  connus: Connus
  recherche: string
  refus: string | undefined
  aujourdhui: string
}

function PagePersonne({ mandats, connus, recherche, refus, aujourdhui }: PropsPersonne) {
  return (
    <div class="wrap page stack">
      <h1>{TITRE}</h1>
      <EtapesFiche ici={0} />
      {refus && (
        <Alerte genre="retard" titre="Ce mandat ne convient pas">
          {refus}
        </Alerte>
      )}
      <div class="row row--sb">
        <h2>Pour qui ?</h2>
        <LienBouton href="/agent/mandats/nouveau" genre="secondaire" icone="plus">
          Nouveau mandat
        </LienBouton>
      </div>
      <RecherchePersonne action={`${NOUVELLE}/personne`} {...{ connus, recherche, mandats }} />
      {mandats.length === 0 ? (
        <Vide
          titre="Aucun mandat en vigueur"
          icone="signature"
          action={<a href="/agent/mandats/nouveau">Établir un mandat</a>}
        >
          {recherche === ''
            ? 'Pour orienter une personne, il faut son accord signé.'
            : 'Vérifiez le nom, ou établissez un mandat avec la personne.'}
        </Vide>
      ) : (
        <ul class="grid g2">
          {mandats.map((mandat) => (
            <li>
              <Personne mandat={mandat} href={adresse({ ...connus, mandat: mandat.id })} aujourdhui={aujourdhui} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Caches({ connus }: { connus: Partial<Connus> }) {
  return (
    <>
      {Object.entries(connus).map(
        ([nom, valeur]) => valeur !== '' && <input type="hidden" name={nom} value={valeur} />,
      )}
    </>
  )
}

function Personne({ mandat, href, aujourdhui }: { mandat: Mandat; href: string; aujourdhui: string }) {
  const { mandant } = mandat.contenu
  return (
    <Carte titre={nomComplet(mandant)} niveau={3} actions={<EtatDuMandat {...{ mandat, aujourdhui }} />}>
      <p class="muted num">{mandat.repere}</p>
      <LienBouton href={href} genre="secondaire" icone="arrow">
        Orienter {mandant.prenom}
        <span class="sr"> {mandant.nom}</span>
      </LienBouton>
    </Carte>
  )
}

/** GET: to which structure? Those a protocol names come first. */
export async function choisirStructure(salle: Salle, c: Contexte, connus: Connus, mandat: Mandat): Promise<Response> {
  const acteur = acteurDe(c)
  const { structures, protocoles } = await salle.database.as(acteur, async (trx) => ({
    structures: await listDestinataires(trx, acteur),
    protocoles: (await listProtocoles(trx, acteur.departement)).filter((p) => p.de === acteur.structureId),
  }))
  return pagePro(
    c,
    { titre: TITRE, courant: LISTE, fil: fil({ libelle: TITRE }) },
    <PageStructure {...{ structures, protocoles, connus, mandat }} />,
  )
}

interface PropsStructure {
  structures: readonly Structure[]
  protocoles: readonly ProtocoleNomme[]
  connus: Connus
  mandat: Mandat
}

function PageStructure({ structures, protocoles, connus, mandat }: PropsStructure) {
  return (
    <div class="wrap page stack">
      <h1>{TITRE}</h1>
      <EtapesFiche ici={0} />
      <h2>Vers quelle structure, pour {nomComplet(mandat.contenu.mandant)} ?</h2>
      {structures.length === 0 ? (
        <Vide
          titre="Aucune autre structure ne reçoit encore ici"
          icone="building"
          action={<a href="/lieux">Chercher un lieu et appeler</a>}
        >
          Une structure reçoit des fiches dès qu’une personne y a un compte.
        </Vide>
      ) : (
        <>
          <AvecProtocole {...{ connus, protocoles }} />
          <form class="stack" action={NOUVELLE}>
            <Caches connus={{ ...connus, vers: '' }} />
            <Liste
              id="vers"
              libelle="Structure"
              requis
              aide="Celles où quelqu’un peut lire la fiche. Les autres se trouvent dans l’annuaire : appelez-les."
              options={structures.map((s) => ({ valeur: s.id, libelle: enLigne(s), groupe: familleDe(s) }))}
            />
            <div class="row">
              <Bouton icone="arrow">Continuer</Bouton>
              <LienBouton href={adresse({ ...connus, mandat: '' })} genre="discret">
                Changer de personne
              </LienBouton>
            </div>
          </form>
        </>
      )}
    </div>
  )
}

export const enLigne = ({ nom, ville }: Structure) => (ville ? `${nom}, ${ville}` : nom)
const libelles: Partial<Record<string, { libelle: string }>> = TYPES
export const familleDe = ({ types }: Structure) => libelles[types[0] ?? '']?.libelle ?? 'Autres structures'

function AvecProtocole({ connus, protocoles }: { connus: Connus; protocoles: readonly ProtocoleNomme[] }) {
  if (protocoles.length === 0) return null
  return (
    <ul class="grid g2">
      {protocoles.map((p) => (
        <li>
          <Carte titre={p.versNom} niveau={3}>
            <p class="muted">Protocole : {p.themes.map((t) => THEMES[t]).join(', ')}</p>
            <LienBouton href={adresse({ ...connus, vers: p.vers })} genre="secondaire" icone="arrow">
              Orienter ici<span class="sr"> : {p.versNom}</span>
            </LienBouton>
          </Carte>
        </li>
      ))}
    </ul>
  )
}
