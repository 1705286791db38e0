import { direRythme, vueDe } from '../../annuaire/index.ts'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  erreurDe,
  formulaire,
  pagePro,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Choix, Formulaire, LienBouton, ResumeErreurs, Tableau } from '../../ui/index.ts'
import { adresseDuFlux } from '../flux.ts'
import { MODES, OUVERTURES } from '../model.ts'
import { listMotifs, listRessources, listSeries, saveRessource } from '../reglages.ts'
import type { Salle } from '../salle.ts'
import { AGENDA } from './communs.tsx'
import { schemaRessource } from './saisie-agenda.ts'

export const REGLAGES = `${AGENDA}/reglages`
export const filReglages = (libelle: string) => [
  { libelle: 'Agenda', href: AGENDA },
  { libelle: 'Réglages', href: REGLAGES },
  { libelle },
]

/** GET: what one may come for, when, where; calendars to subscribe to. */
export function montrerReglages(salle: Salle, c: Contexte): Promise<Response> {
  return page(salle, c, {}, [])
}

/** POST: one more room or station. */
export async function ajouterRessource(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await formulaire(c, schemaRessource)
  if (!lu.ok) return page(salle, c, lu.saisie, lu.erreurs)
  await salle.database.as(acteur, async (trx) => {
    await saveRessource(trx, acteur, lu.valeur)
    await salle.journal(trx, acteur, { action: 'ressource.gardee', objet: `ressource:${lu.valeur.id}` })
  })
  return retour(c, REGLAGES, {
    genre: 'ok',
    texte: 'C’est ajouté. Personne ne peut la prendre deux fois à la même heure.',
  })
}

async function page(salle: Salle, c: Contexte, saisie: Saisie, erreurs: readonly ErreurChamp[]): Promise<Response> {
  const acteur = acteurDe(c)
  const { motifs, series, ressources } = await salle.database.as(acteur, async (trx) => ({
    motifs: await listMotifs(trx, acteur),
    series: await listSeries(trx, acteur),
    ressources: await listRessources(trx, acteur),
  }))
  const vue = vueDe(c)
  return pagePro(
    c,
    {
      titre: 'Réglages de l’agenda',
      courant: AGENDA,
      fil: [{ libelle: 'Agenda', href: AGENDA }, { libelle: 'Réglages' }],
      statut: statutDe(erreurs),
    },
    <div class="wrap page stack">
      <h1>Réglages de l’agenda</h1>
      <ResumeErreurs erreurs={erreurs} />
      <Section titre="Pourquoi on vient" vers={`${AGENDA}/motifs/nouveau`} libelle="Nouveau motif">
        <Tableau
          legende="Motifs"
          legendeMasquee
          lignes={motifs}
          vide="Aucun motif. Écrivez le premier : « Conseil sur le logement », par exemple."
          colonnes={[
            { titre: 'Motif', entete: true, cellule: (m) => <a href={`${AGENDA}/motifs/${m.id}`}>{m.nom}</a> },
            {
              titre: 'Comment',
              cellule: (m) =>
                m.genre === 'creneau' ? `${MODES[m.mode]}, ${m.duree} min` : `${MODES[m.mode]}, ${m.places} places`,
            },
            { titre: 'Qui réserve', cellule: (m) => OUVERTURES[m.ouverture] },
          ]}
        />
      </Section>
      <Section titre="Horaires qui se répètent" vers={`${AGENDA}/series/nouvelle`} libelle="Nouveaux horaires">
        <Tableau
          legende="Horaires qui se répètent"
          legendeMasquee
          lignes={series}
          vide="Aucun horaire qui se répète."
          colonnes={[
            { titre: 'Motif', entete: true, cellule: (s) => <a href={`${AGENDA}/series/${s.id}`}>{s.motif}</a> },
            { titre: 'Quand', cellule: (s) => direRythme(s.rythme, vue) ?? s.rythme },
          ]}
        />
      </Section>
      <div class="grid g2">
        <Ressources {...{ salle, ressources, saisie, erreurs }} />
        <MesFlux {...{ salle, acteur, ressources }} />
      </div>
    </div>,
  )
}

function Section({
  titre,
  vers,
  libelle,
  children,
}: {
  titre: string
  vers: string
  libelle: string
  children: unknown
}) {
  return (
    <Carte
      titre={titre}
      actions={
        <LienBouton href={vers} genre="secondaire" icone="plus">
          {libelle}
        </LienBouton>
      }
    >
      {children as never}
    </Carte>
  )
}

interface PropsFlux {
  salle: Salle
  acteur: Acteur
  ressources: readonly { id: string; nom: string }[]
}

function MesFlux({ salle, acteur, ressources }: PropsFlux) {
  return (
    <Carte titre="Dans votre propre agenda">
      <p>
        Abonnez votre agenda (téléphone, ordinateur) à ces adresses : il suivra tout seul. Elles ne disent aucun nom. Ne
        les publiez pas.
      </p>
      <ul class="sep">
        <Flux libelle="Toute la structure" adresse={adresseDuFlux(salle, 'structure', acteur.structureId)} />
        <Flux libelle="Vos rendez-vous" adresse={adresseDuFlux(salle, 'compte', acteur.compteId)} />
        {ressources.map((r) => (
          <Flux libelle={r.nom} adresse={adresseDuFlux(salle, 'ressource', r.id)} />
        ))}
      </ul>
      <LienBouton href={`${AGENDA}/occupe`} genre="secondaire" icone="calendar">
        Dire quand je suis déjà pris
      </LienBouton>
    </Carte>
  )
}

function Flux({ libelle, adresse }: { libelle: string; adresse: string }) {
  return (
    <li class="stack-s">
      <p>
        <b>{libelle}</b>
      </p>
      <p class="small">
        <a href={adresse}>{adresse}</a>
      </p>
    </li>
  )
}

interface PropsRessources {
  salle: Salle
  ressources: readonly { id: string; nom: string; genre: string }[]
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function Ressources({ salle, ressources, saisie, erreurs }: PropsRessources) {
  return (
    <Carte titre="Salles et postes de visio">
      {ressources.length === 0 ? (
        <p class="muted">Aucune salle. Une salle notée ici n’est jamais prise deux fois.</p>
      ) : (
        <ul class="list">
          {ressources.map((r) => (
            <li>
              {r.nom} <span class="muted">({r.genre === 'salle' ? 'salle' : 'poste de visio'})</span>
            </li>
          ))}
        </ul>
      )}
      <Formulaire action={`${REGLAGES}/ressources`}>
        <input type="hidden" name="id" value={salle.newId()} />
        <Champ
          id="nom"
          libelle="Nom"
          requis
          valeur={un(saisie, 'nom')}
          erreur={erreurDe(erreurs, 'nom')}
          maxlength={60}
        />
        <Choix
          nom="genre"
          legende="C’est"
          variante="puces"
          requis
          valeur={un(saisie, 'genre') || 'salle'}
          options={[
            { valeur: 'salle', libelle: 'Une salle' },
            { valeur: 'poste', libelle: 'Un poste de visio' },
          ]}
        />
        <div>
          <Bouton genre="secondaire" icone="plus">
            Ajouter
          </Bouton>
        </div>
      </Formulaire>
    </Carte>
  )
}
