import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enListe,
  erreurDe,
  formulaire,
  pagePro,
  retour,
  statutDe,
} from '../../platform/index.ts'
import { Bouton, Carte, Choix, Formulaire, ResumeErreurs } from '../../ui/index.ts'
import { findPreferences, savePreferences } from '../avertir.ts'
import { GENRES, type Genre, HEURES } from '../avis.ts'
import type { Salle } from '../salle.ts'

export const COURRIELS = '/compte/courriels'

const liste = z.preprocess(enListe, z.array(z.string()))
const schema = z.object({
  heures: liste
    .transform((heures) => heures.filter((h) => HEURES.includes(h)))
    .refine((heures) => heures.length > 0, { error: 'Choisissez au moins une heure.' })
    .refine((heures) => heures.length <= 4, { error: 'Choisissez quatre heures au plus.' }),
  immediats: liste.transform((genres) => genres.filter((g): g is Genre => g in GENRES)),
})

/** GET: when one receives what happens to one's requests. */
export async function courrielsPage(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  return page(c, await salle.database.as(acteur, (trx) => findPreferences(trx, acteur)), [])
}

export async function enregistrerCourriels(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schema)
  if (!lu.ok) {
    const { heures, immediats } = lu.saisie
    return page(c, { heures: enListe(heures) as string[], immediats: enListe(immediats) as string[] }, lu.erreurs)
  }
  await salle.database.as(acteur, (trx) => savePreferences(trx, acteur, lu.valeur))
  return retour(c, COURRIELS, { genre: 'ok', texte: 'Vos choix sont enregistrés.' })
}

function page(
  c: Contexte,
  { heures, immediats }: { heures: readonly string[]; immediats: readonly string[] },
  erreurs: ErreurChamp[],
): Promise<Response> {
  const titre = 'Mes courriels'
  return pagePro(
    c,
    { titre, fil: [{ libelle: 'Mon compte', href: '/compte' }, { libelle: titre }], statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Carte titre="Ce qui arrive à vos demandes">
        <p>
          Un seul courriel réunit les nouvelles, aux heures que vous choisissez, les jours ouvrés. Rien de neuf : pas de
          courriel.
        </p>
        <Formulaire action={COURRIELS}>
          <Choix
            nom="heures"
            legende="À quelles heures"
            variante="puces"
            multiple
            requis
            valeur={heures}
            erreur={erreurDe(erreurs, 'heures')}
            options={HEURES.map((valeur) => ({ valeur, libelle: valeur.replace(':', ' h ').replace(/^0/, '') }))}
          />
          <Choix
            nom="immediats"
            legende="Tout de suite, dans un courriel à part"
            variante="cartes"
            multiple
            valeur={immediats}
            options={Object.entries(GENRES).map(([valeur, libelle]) => ({ valeur, libelle }))}
          />
          <Bouton>Enregistrer</Bouton>
        </Formulaire>
      </Carte>
    </div>,
  )
}
