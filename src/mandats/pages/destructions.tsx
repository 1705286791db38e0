import { z } from 'zod'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  jourIso,
  pagePro,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Champ, Formulaire, LienBouton, ResumeErreurs, Tableau } from '../../ui/index.ts'
import { readDelai, reduireDelai } from '../delai.ts'
import { jourLong } from '../model.ts'
import { listProcesVerbaux, type ProcesVerbalTable, sceau } from '../proces.ts'
import { enCsv, REGISTRES } from '../registre.ts'
import type { Salle } from './communs.ts'

export const DESTRUCTIONS = '/destructions'
/** Lines on the page; the file has them all. */
const AU_PLUS = 100
const TOUT = 1_000_000

type Ligne = ProcesVerbalTable & { structure: string }

/** GET: what was destroyed, when, under which rule; for the manager, the delay too. */
export function montrerDestructions(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, {}, [])
}

/** GET: all records, for the data-protection officer. */
export async function exporterDestructions(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lignes = await salle.database.as(acteur, (trx) => listProcesVerbaux(trx, acteur.departement, TOUT))
  const titres = ['Mandat', 'Structure', 'Le', 'Règle', 'Quoi', 'Pièces jointes', 'Sceau', 'Sceau vérifié']
  const csv = enCsv(
    titres,
    lignes.map((l) => [
      l.repere,
      l.structure,
      l.le.toISOString(),
      l.regle,
      l.quoi,
      String(l.fichiers),
      l.signature?.toString('hex') ?? '',
      VERIFICATIONS[verifier(salle, l)],
    ]),
  )
  return c.body(new Uint8Array(csv), 200, {
    'content-type': REGISTRES.csv,
    'content-disposition': 'attachment; filename="destructions.csv"',
    'cache-control': 'no-store',
  })
}

/** POST: a shorter delay. */
export async function changerDelai(salle: Salle, c: Contexte): Promise<Response> {
  const message = 'Écrivez un nombre de jours entre 0 et 179.'
  const schema = z.object({ jours: z.coerce.number({ error: message }).int(message).min(0, message).max(180, message) })
  const lu = await formulaire(c, schema)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  const change = await reduireDelai(salle, acteurDe(c), lu.valeur.jours)
  if (!change.ok) return page(salle, c, await relire(c), [enErreur(change.refus)])
  const texte = `Le délai est réduit à ${change.value} jours, pour tous les mandats de la structure.`
  return retour(c, DESTRUCTIONS, { genre: 'ok', texte })
}

const VERIFICATIONS = { oui: 'Oui', non: 'Non : ce procès-verbal a été changé', sans: 'Sans sceau' }

function verifier({ coffre }: Salle, { structure: _, ...proces }: Ligne): keyof typeof VERIFICATIONS {
  if (proces.signature === null) return 'sans'
  return sceau(coffre, proces).equals(proces.signature) ? 'oui' : 'non'
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const { lignes, delai } = await salle.database.as(acteur, async (trx) => ({
    lignes: await listProcesVerbaux(trx, acteur.departement, AU_PLUS),
    delai: await readDelai(trx, acteur),
  }))
  const faux = lignes.filter((l) => verifier(salle, l) === 'non').length
  return pagePro(
    c,
    { titre: 'Destructions', courant: DESTRUCTIONS, statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Destructions</h1>
        <LienBouton href={`${DESTRUCTIONS}/proces-verbaux.csv`} genre="secondaire" icone="download">
          Procès-verbaux (CSV)
        </LienBouton>
      </div>
      <ResumeErreurs erreurs={erreurs} />
      {faux > 0 && (
        <Alerte genre="retard" titre={`Procès-verbaux changés après coup : ${faux}`}>
          Leur sceau ne correspond plus. Prévenez la personne qui exploite Maillage.
        </Alerte>
      )}
      {acteur.role === 'responsable' && <Delai delai={delai} saisie={saisie} erreurs={erreurs} />}
      <Lignes salle={salle} lignes={lignes} />
    </div>,
  )
}

function Delai({ delai, saisie, erreurs }: { delai: number; saisie: Saisie; erreurs: readonly ErreurChamp[] }) {
  return (
    <Carte titre="Combien de temps on garde">
      <p>
        Après la fin d’un mandat, ses données sont détruites au plus tard {delai} jours après. Un mandat retiré par la
        personne l’est dans les minutes qui suivent. Vous pouvez réduire ce délai, jamais le rallonger.
      </p>
      <Formulaire action={DESTRUCTIONS}>
        <Champ
          id="jours"
          libelle="Nouveau délai, en jours"
          valeur={un(saisie, 'jours')}
          erreur={erreurDe(erreurs, 'jours')}
          inputmode="numeric"
          autocomplete="off"
          largeur="s"
          requis
        />
        <Bouton genre="secondaire">Réduire le délai</Bouton>
      </Formulaire>
    </Carte>
  )
}

function Lignes({ salle, lignes }: { salle: Salle; lignes: readonly Ligne[] }) {
  return (
    <Tableau
      legende={lignes.length === AU_PLUS ? `Les ${AU_PLUS} dernières` : 'Les plus récentes d’abord'}
      lignes={lignes}
      vide="Rien n’a encore été détruit."
      colonnes={[
        { titre: 'Mandat', entete: true, cellule: (l) => <span class="nb num">{l.repere}</span> },
        { titre: 'Structure', cellule: (l) => l.structure },
        { titre: 'Le', cellule: (l) => jourLong(jourIso(l.le)) },
        { titre: 'Règle', cellule: (l) => l.regle },
        { titre: 'Pièces jointes', cellule: (l) => l.fichiers },
        { titre: 'Sceau vérifié', cellule: (l) => VERIFICATIONS[verifier(salle, l)] },
      ]}
    />
  )
}
