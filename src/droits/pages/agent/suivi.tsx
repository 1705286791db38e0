import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  introuvable,
  pagePro,
  relire,
  retour,
  statutDe,
  un,
} from '../../../platform/index.ts'
import { Bouton, Carte, Champ, Formulaire, formats, LienBouton, Liste, ResumeErreurs } from '../../../ui/index.ts'
import type { Ligne } from '../../entretien/commun/resume.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { lignesDe, ouvrirEntretien, suivre } from '../../entretien/gestes.ts'
import { estIssue, ISSUES, MOTIFS, QUI, type Qui, type Suivi } from '../../entretien/model.ts'
import type { Entretien } from '../../entretien/store.ts'
import { Actes, fil, LISTE, Montant } from './communs.tsx'
import { AutresDroits } from './resultat.tsx'

/** GET: the rights of a kept interview, and how each goes. */
export async function montrerEntretien(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, [])
}

/** POST: how it went for one right. */
export async function suivreEntretienAgent(salle: Salle, c: Contexte): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const saisie = await relire(c)
  const droit = un(saisie, 'droit')
  const [issue, pour] = [un(saisie, `issue-${droit}`), un(saisie, `pour-${droit}`)]
  if (!estIssue(issue) || !/^\d{4}-\d\d-\d\d$/.test(pour))
    return page(salle, c, [
      { champ: `pour-${droit}`, message: 'Choisissez où en est le droit, et le jour de la relance.' },
    ])
  const qui: Qui = un(saisie, `qui-${droit}`) === 'personne' ? 'personne' : 'agent'
  const suivi: Suivi = { issue, motif: un(saisie, `motif-${droit}`), qui, pour }
  const suite = await suivre(salle, acteurDe(c), { id, droit, suivi })
  if (suite === null) return introuvable(c)
  if (!suite.ok) return page(salle, c, [enErreur(suite.refus)], { droit, suivi })
  return retour(c, `${LISTE}/${id}#droit-${droit}`, { genre: 'ok', texte: 'C’est noté.' })
}

interface Saisi {
  droit: string
  suivi: Suivi
}

async function page(salle: Salle, c: Contexte, erreurs: readonly ErreurChamp[], saisi?: Saisi): Promise<Response> {
  const vu = await ouvrirEntretien(salle, acteurDe(c), c.req.param('id') ?? '')
  if (!vu) return introuvable(c)
  const { entretien, personne } = vu
  const lignes = lignesDe(salle, entretien)
  const titre = `Droits de ${personne}`
  const ctx = salle.contexte('fr')
  const { reponses, plan } = entretien.contenu
  const suivis = lignes.filter((l) => plan[l.nom])
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil(personne), statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>{titre}</h1>
        <div class="row">
          <LienBouton href={`${LISTE}/${entretien.id}/plan`} genre="secondaire" icone="print">
            Plan d’action
          </LienBouton>
          <LienBouton href={`/agent/mandats/${entretien.mandatId}`} genre="discret">
            Voir le mandat
          </LienBouton>
          <LienBouton
            href={`/agent/orientations/nouvelle?origine=entretien&mandat=${entretien.mandatId}&entretien=${entretien.id}`}
            genre="discret"
          >
            Orienter vers une autre structure
          </LienBouton>
        </div>
      </div>
      <p class="muted">Entretien du {formats('fr').date(entretien.creeLe)}.</p>
      <ResumeErreurs erreurs={erreurs} />
      {suivis.length > 0 && (
        <Carte titre="Où en est chaque droit">
          <div class="sep">
            {suivis.map((ligne) => (
              <DroitSuivi
                entretien={entretien}
                ligne={ligne}
                suivi={saisi?.droit === ligne.nom ? saisi.suivi : (plan[ligne.nom] as Suivi)}
                erreurs={erreurs}
                actes={<Actes ctx={ctx} ligne={ligne} mandat={entretien.mandatId} reponses={reponses} />}
                montant={<Montant ctx={ctx} ligne={ligne} />}
              />
            ))}
          </div>
        </Carte>
      )}
      <AutresDroits ctx={ctx} lignes={lignes} />
    </div>,
  )
}

interface PropsDroit {
  entretien: Entretien
  ligne: Ligne
  suivi: Suivi
  erreurs: readonly ErreurChamp[]
  actes: unknown
  montant: unknown
}

function DroitSuivi({ entretien, ligne, suivi, erreurs, actes, montant }: PropsDroit) {
  const { nom, libelle } = ligne
  const options = (mots: Record<string, string>) =>
    Object.entries(mots).map(([valeur, mot]) => ({ valeur, libelle: mot }))
  const raisons = (['refuse', 'abandonne'] as const).flatMap((issue) =>
    Object.entries(MOTIFS[issue]).map(([valeur, mot]) => ({ valeur, libelle: mot, groupe: ISSUES[issue] })),
  )
  return (
    <section class="stack-s" id={`droit-${nom}`} aria-labelledby={`titre-${nom}`}>
      <div class="row row--sb">
        <h3 id={`titre-${nom}`}>{libelle}</h3>
        {montant}
      </div>
      {actes}
      <Formulaire action={`${LISTE}/${entretien.id}`} class="dense dense--end">
        <input type="hidden" name="droit" value={nom} />
        <Liste
          id={`issue-${nom}`}
          libelle="Où en est-on ?"
          facultatif={false}
          options={options(ISSUES)}
          valeur={suivi.issue}
          invite={false}
        />
        <Liste
          id={`motif-${nom}`}
          libelle="Pourquoi (refus, abandon)"
          facultatif={false}
          options={raisons}
          valeur={suivi.motif}
          invite="Sans objet"
          erreur={erreurDe(erreurs, `motif-${nom}`)}
        />
        <Liste
          id={`qui-${nom}`}
          libelle="Qui le fait"
          facultatif={false}
          options={options(QUI)}
          valeur={suivi.qui}
          invite={false}
        />
        <Champ
          id={`pour-${nom}`}
          libelle="Demander le"
          type="date"
          facultatif={false}
          valeur={suivi.pour}
          erreur={erreurDe(erreurs, `pour-${nom}`)}
        />
        <Bouton genre="secondaire" aria-label={`Noter : ${libelle}`}>
          Noter
        </Bouton>
      </Formulaire>
    </section>
  )
}
