import { type Acteur, jourIso, type Services, type Trx } from '../platform/index.ts'
import { Bouton, Champ, Formulaire } from '../ui/index.ts'
import { etatLe, type Mandat, nomComplet } from './model.ts'
import { listMandats } from './store.ts'

/** On one page: beyond, the name is typed. */
const AU_PLUS = 30
const ASSEZ = 5

const sansAccent = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Mandates of the account's structure that hold now, the latest first. */
export async function mandatsEnVigueur(
  trx: Trx,
  { coffre, clock }: Services,
  { departement, structureId }: Acteur,
): Promise<Mandat[]> {
  const aujourdhui = jourIso(clock.now())
  const fiches = await listMandats(trx, coffre, { departement, structureId, vivants: true, limite: 5000 })
  return fiches.filter((f): f is Mandat => f.contenu !== null && etatLe(f, aujourdhui) === 'en-vigueur')
}

/**
 * Whom something may be written for: mandates of the account's structure that hold now and that suit, the latest first, by name
 * or number when one is looked for. Journalled: names are shown.
 */
export async function chercherMandats(
  trx: Trx,
  services: Services,
  acteur: Acteur,
  recherche: string,
  convient: (mandat: Mandat) => boolean = () => true,
): Promise<Mandat[]> {
  const cherche = sansAccent(recherche)
  const trouves = (await mandatsEnVigueur(trx, services, acteur))
    .filter((m) => convient(m) && sansAccent(`${nomComplet(m.contenu.mandant)} ${m.repere}`).includes(cherche))
    .slice(0, AU_PLUS)
  const detail = { nombre: trouves.length }
  await services.journal(trx, acteur, { action: 'mandats.listes', objet: `structure:${acteur.structureId}`, detail })
  return trouves
}

interface PropsRecherche {
  /** Where the name is sent: in a form, since it never goes into an address. */
  action: string
  /** What is known already, kept. */
  connus: Readonly<Record<string, string>>
  recherche: string
  mandats: readonly Mandat[]
}

/** Nothing to look for among a few. */
export function RecherchePersonne({ action, connus, recherche, mandats }: PropsRecherche) {
  if (mandats.length <= ASSEZ && recherche === '') return null
  return (
    <search>
      <Formulaire class="search" action={action}>
        {Object.entries(connus).map(
          ([nom, valeur]) => valeur !== '' && <input type="hidden" name={nom} value={valeur} />,
        )}
        <Champ
          id="q"
          type="search"
          libelle="Chercher une personne"
          valeur={recherche}
          facultatif={false}
          autocomplete="off"
          maxlength={80}
        />
        <Bouton genre="secondaire" icone="search">
          Chercher
        </Bouton>
      </Formulaire>
    </search>
  )
}
