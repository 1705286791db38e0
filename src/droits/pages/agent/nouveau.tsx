import { mandatsEnVigueur, nomComplet } from '../../../mandats/index.ts'
import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  pagePro,
  relire,
  retour,
  statutDe,
  un,
} from '../../../platform/index.ts'
import { Bouton, Carte, Formulaire, Liste, messages, ResumeErreurs } from '../../../ui/index.ts'
import { enFoyer } from '../../entretien/commun/foyer.ts'
import { verifierPage } from '../../entretien/commun/parcours.ts'
import { questionsDe } from '../../entretien/commun/questions.ts'
import { lireReponses, PAGES, type Reponses } from '../../entretien/commun/reponses.ts'
import { locauxPour, resumer } from '../../entretien/commun/resume.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { enregistrer } from '../../entretien/gestes.ts'
import { completer } from '../../entretien/model.ts'
import { fil, LISTE } from './communs.tsx'
import { SaisieDense } from './dense.tsx'
import { ResultatAgent } from './resultat.tsx'

interface Etat {
  id: string
  mandat: string
  reponses: Reponses
  erreurs: readonly ErreurChamp[]
}

/** GET: the form, with the mandate of the address when there is one. */
export function nouvelEntretien(salle: Salle, c: Contexte): Promise<Response> {
  return formulaireDense(salle, c, {
    id: salle.newId(),
    mandat: c.req.query('mandat') ?? '',
    reponses: {},
    erreurs: [],
  })
}

/** POST: works out, corrects or keeps. Without a mandate nothing is kept: the answers stay in the page. */
export async function calculerEntretien(salle: Salle, c: Contexte): Promise<Response> {
  const saisie = await relire(c)
  const reponses = lireReponses(Object.keys(saisie).map((nom) => [nom, un(saisie, nom)] as const))
  const etat: Etat = { id: un(saisie, 'id') || salle.newId(), mandat: un(saisie, 'mandat'), reponses, erreurs: [] }
  const action = un(saisie, 'action')
  if (action === 'corriger') return formulaireDense(salle, c, etat)
  const complet = completer(reponses)
  const erreurs = verifier(salle, complet)
  if (erreurs.length > 0) return formulaireDense(salle, c, { ...etat, erreurs })
  if (action !== 'garder') return resultat(salle, c, { ...etat, reponses: complet })
  const garde = await enregistrer(salle, acteurDe(c), { id: etat.id, mandatId: etat.mandat, reponses: complet })
  if (!garde.ok) return resultat(salle, c, { ...etat, reponses: complet, erreurs: [enErreur(garde.refus)] })
  return retour(c, `${LISTE}/${garde.value.id}`, { genre: 'ok', texte: 'L’entretien est gardé avec le mandat.' })
}

/** Every page of the interview at once. */
function verifier(salle: Salle, reponses: Reponses): ErreurChamp[] {
  const { mois } = salle.donnees('fr')
  const { erreurs } = messages('fr').droits
  const questions = PAGES.flatMap((page) => questionsDe(page, reponses, mois))
  return verifierPage(questions, reponses, mois).map(({ champ, texte }) => ({ champ, message: erreurs[texte] }))
}

async function listerMandats(salle: Salle, c: Contexte) {
  const acteur = acteurDe(c)
  return salle.database.as(acteur, async (trx) => {
    const mandats = await mandatsEnVigueur(trx, salle, acteur)
    await salle.journal(trx, acteur, {
      action: 'mandats.listes',
      objet: `structure:${acteur.structureId}`,
      detail: { nombre: mandats.length },
    })
    return mandats.map((m) => ({ valeur: m.id, libelle: `${nomComplet(m.contenu.mandant)} (${m.repere})` }))
  })
}

const TITRE = 'Rendez-vous des droits'

async function formulaireDense(salle: Salle, c: Contexte, etat: Etat): Promise<Response> {
  const { id, reponses, erreurs } = etat
  return pagePro(
    c,
    { titre: TITRE, courant: LISTE, fil: fil(TITRE), ilots: ['clavier'], statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <h1>{TITRE}</h1>
      <p class="muted prose">
        Tab va d’un champ à l’autre, une lettre choisit dans une liste, Ctrl + Entrée calcule. Laissez vide ce que la
        personne ne sait pas.
      </p>
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire action={`${LISTE}/nouveau`} class="stack">
        <Bouton name="action" value="calculer" class="sr" tabindex={-1}>
          Calculer
        </Bouton>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="mandat" value={etat.mandat} />
        <SaisieDense ctx={salle.contexte('fr')} reponses={reponses} erreurs={erreurs} />
        <div class="row">
          <Bouton grand name="action" value="calculer" icone="arrow">
            Calculer
          </Bouton>
        </div>
      </Formulaire>
    </div>,
  )
}

async function resultat(salle: Salle, c: Contexte, { id, mandat, reponses, erreurs }: Etat): Promise<Response> {
  const ctx = salle.contexte('fr')
  const mandats = await listerMandats(salle, c)
  const lignes = resumer(enFoyer(reponses, ctx.mois), locauxPour(ctx, reponses), true)
  return pagePro(
    c,
    { titre: TITRE, courant: LISTE, fil: fil(TITRE), ilots: ['imprimer'], statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <h1>Droits du foyer</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire action={`${LISTE}/nouveau`} class="stack">
        <input type="hidden" name="id" value={id} />
        {Object.entries(reponses).map(([nom, valeur]) => (
          <input type="hidden" name={nom} value={valeur} />
        ))}
        <Carte titre="Garder cet entretien">
          <div class="search">
            <Liste
              id="mandat"
              libelle="Mandat de la personne"
              aide="Sans mandat, rien n’est gardé : la page disparaît avec l’onglet."
              options={mandats}
              valeur={mandat}
              invite="Sans mandat"
              erreur={erreurDe(erreurs, 'mandat')}
              facultatif={false}
            />
            <Bouton name="action" value="garder">
              Garder
            </Bouton>
            <Bouton name="action" value="corriger" genre="secondaire" icone="edit">
              Corriger les réponses
            </Bouton>
          </div>
        </Carte>
      </Formulaire>
      <ResultatAgent ctx={ctx} lignes={lignes} mandat={mandat || undefined} reponses={reponses} />
    </div>,
  )
}
