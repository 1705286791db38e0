import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import {
  type Acteur,
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  type Result,
  relire,
  type Saisie,
  statutDe,
  type Trx,
  un,
} from '../../platform/index.ts'
import {
  Bouton,
  Carte,
  Case,
  Champ,
  Choix,
  Formulaire,
  type IconName,
  LienBouton,
  Liste,
  ResumeErreurs,
  ZoneTexte,
} from '../../ui/index.ts'
import { adresserA, clore, donnerRendezVous, noterRencontre, refuser } from '../gestes.ts'
import { type Lecture, lireOrientation } from '../lire.ts'
import { MOTIFS_REFUS, peut, SUITES, type TypeEvenement } from '../model.ts'
import { schemaAdresse, schemaCloture, schemaRefus, schemaRencontre, schemaRendezVous } from '../saisie.ts'
import type { Issue, Salle } from '../salle.ts'
import { listDestinataires } from '../structures.ts'
import { enLigne, familleDe } from './choisir.tsx'
import { fil, idDe, LISTE, nomDe, pageDe, suite } from './communs.tsx'

interface Formule {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** A small form about one sheet, on a page of its own. */
interface Geste<S extends z.ZodType> {
  titre: string
  bouton: { libelle: string; icone: IconName }
  /** Must be possible from the reader's side; otherwise there is no such page. */
  type: Exclude<TypeEvenement, 'envoyee'>
  schema: S
  champs(
    f: Formule,
    lecture: Lecture,
    lire: <T>(work: (trx: Trx, acteur: Acteur) => Promise<T>) => Promise<T>,
  ): Child | Promise<Child>
  faire(salle: Salle, acteur: Acteur, id: string, valeur: z.infer<S>): Promise<Result<Issue> | null>
  dit: string
}

const geste = <S extends z.ZodType>(g: Geste<S>) => g

const adresse = (titre: string, type: 'transmise' | 'renvoyee') =>
  geste({
    titre,
    bouton: { libelle: 'Envoyer', icone: 'send' },
    type,
    schema: schemaAdresse,
    faire: adresserA,
    dit: 'La fiche est envoyée à l’autre structure.',
    champs: async ({ saisie, erreurs }, { vue }, lire) => {
      const structures = await lire((trx, acteur) => listDestinataires(trx, acteur))
      const possibles = structures.filter((s) => s.id !== vue.structureId && s.id !== vue.etat.destinataire)
      return (
        <>
          <Liste
            id="vers"
            libelle="Structure"
            requis
            options={possibles.map((s) => ({ valeur: s.id, libelle: enLigne(s), groupe: familleDe(s) }))}
            valeur={un(saisie, 'vers')}
            erreur={erreurDe(erreurs, 'vers')}
          />
          <Case
            nom="accord"
            requis
            coche={un(saisie, 'accord') === 'oui'}
            libelle="La personne est d’accord pour que cette structure reçoive la fiche entière."
            erreur={erreurDe(erreurs, 'accord')}
          />
          <Mots libelle="Pourquoi" saisie={saisie} erreurs={erreurs} />
        </>
      )
    },
  })

export const GESTES = {
  accepter: geste({
    titre: 'Donner un rendez-vous',
    bouton: { libelle: 'Donner ce rendez-vous', icone: 'calendar' },
    type: 'acceptee',
    schema: schemaRendezVous,
    faire: donnerRendezVous,
    dit: 'Le rendez-vous est donné. La structure qui a envoyé la fiche est prévenue.',
    champs: ({ saisie, erreurs }, { vue, structures }) => (
      <>
        <Choix
          nom="mode"
          legende="Comment"
          variante="puces"
          requis
          valeur={un(saisie, 'mode')}
          erreur={erreurDe(erreurs, 'mode')}
          options={[
            { valeur: 'sur-place', libelle: 'Sur place' },
            { valeur: 'telephone', libelle: 'Par téléphone' },
          ]}
        />
        <div class="grid g2">
          <Champ
            id="jour"
            libelle="Jour"
            aide="Par exemple 24/11/2026"
            requis
            valeur={un(saisie, 'jour')}
            erreur={erreurDe(erreurs, 'jour')}
            autocomplete="off"
          />
          <Champ
            id="heure"
            libelle="Heure"
            aide="Par exemple 14 h 30"
            requis
            valeur={un(saisie, 'heure')}
            erreur={erreurDe(erreurs, 'heure')}
            autocomplete="off"
          />
        </div>
        <ZoneTexte
          id="lieu"
          libelle="Où, ou qui appelle"
          requis
          lignes={2}
          valeur={un(saisie, 'lieu') || (structures.get(vue.etat.destinataire)?.adresse ?? '')}
          erreur={erreurDe(erreurs, 'lieu')}
        />
        <ZoneTexte
          id="apporter"
          libelle="À apporter"
          lignes={3}
          valeur={un(saisie, 'apporter')}
          erreur={erreurDe(erreurs, 'apporter')}
        />
        <Mots libelle="Un mot pour la structure qui oriente" saisie={saisie} erreurs={erreurs} />
      </>
    ),
  }),
  refuser: geste({
    titre: 'Refuser la fiche',
    bouton: { libelle: 'Refuser', icone: 'x' },
    type: 'refusee',
    schema: schemaRefus,
    faire: refuser,
    dit: 'Le refus est envoyé, avec sa raison. Vous ne voyez plus rien de la personne.',
    champs: ({ saisie, erreurs }) => (
      <>
        <Choix
          nom="motif"
          legende="Raison"
          variante="puces"
          requis
          options={enOptions(MOTIFS_REFUS)}
          valeur={un(saisie, 'motif')}
          erreur={erreurDe(erreurs, 'motif')}
        />
        <Mots
          libelle="Explication"
          aide="Et si vous le savez : où la personne peut aller."
          saisie={saisie}
          erreurs={erreurs}
          requis
        />
      </>
    ),
  }),
  transmettre: adresse('Transmettre à une autre structure', 'transmise'),
  renvoyer: adresse('Envoyer à une autre structure', 'renvoyee'),
  rencontre: geste({
    titre: 'Dire ce qui s’est passé',
    bouton: { libelle: 'Enregistrer', icone: 'check' },
    type: 'honoree',
    schema: schemaRencontre,
    faire: noterRencontre,
    dit: 'C’est noté. La structure qui a envoyé la fiche est prévenue.',
    champs: ({ saisie, erreurs }) => (
      <>
        <Choix
          nom="suite"
          legende="La personne est-elle venue ?"
          variante="cartes"
          requis
          valeur={un(saisie, 'suite')}
          erreur={erreurDe(erreurs, 'suite')}
          options={[
            ...enOptions(SUITES).map((o) => ({ ...o, libelle: `Oui. ${o.libelle}` })),
            { valeur: 'absente', libelle: 'Non, elle n’est pas venue' },
          ]}
        />
        <Mots
          libelle="Ce qui en est sorti"
          aide="Seulement ce que la structure qui oriente doit savoir."
          saisie={saisie}
          erreurs={erreurs}
        />
      </>
    ),
  }),
  clore: geste({
    titre: 'Clore la fiche',
    bouton: { libelle: 'Clore la fiche', icone: 'check' },
    type: 'close',
    schema: schemaCloture,
    faire: clore,
    dit: 'La fiche est close. L’autre structure ne la voit plus.',
    champs: ({ saisie, erreurs }) => <Mots libelle="Un mot" saisie={saisie} erreurs={erreurs} />,
  }),
} as const
export type NomDeGeste = keyof typeof GESTES

/** GET: the form. */
export function gestePage(nom: NomDeGeste, salle: Salle, c: Contexte): Promise<Response> {
  return page(nom, salle, c, { saisie: { id: salle.newId() }, erreurs: [] })
}

/** POST: what is refused is shown again with what was typed. */
export async function faireGeste(nom: NomDeGeste, salle: Salle, c: Contexte): Promise<Response> {
  const { schema, faire, dit } = GESTES[nom] as Geste<z.ZodType>
  const lu = await formulaire(c, schema)
  if (!lu.ok) return page(nom, salle, c, lu)
  const issue = await faire(salle, acteurDe(c), idDe(c), lu.valeur)
  const refusee = async () =>
    page(nom, salle, c, { saisie: await relire(c), erreurs: issue?.ok === false ? [enErreur(issue.refus)] : [] })
  return suite(c, idDe(c), issue, dit) ?? refusee()
}

async function page(nom: NomDeGeste, salle: Salle, c: Contexte, f: Formule): Promise<Response> {
  const acteur = acteurDe(c)
  const { titre, bouton, type, champs } = GESTES[nom] as Geste<z.ZodType>
  const lecture = await lireOrientation(salle, acteur, idDe(c))
  if (!lecture?.contenu || !peut(lecture.vue.etat, lecture.vue.cote, type)) return introuvable(c)
  const { id, repere } = lecture.vue
  const href = pageDe(id)
  const contenu = await champs(f, lecture, (work) => salle.database.as(acteur, (trx) => work(trx, acteur)))
  return pagePro(
    c,
    {
      titre: `${titre} (${repere})`,
      courant: LISTE,
      fil: fil({ libelle: repere, href }, { libelle: titre }),
      statut: statutDe(f.erreurs),
    },
    <div class="wrap page stack">
      <ResumeErreurs erreurs={f.erreurs} />
      <div class="stack-s">
        <h1>{titre}</h1>
        <p class="muted">
          {nomDe(lecture.contenu, repere)} · <span class="num">{repere}</span>
        </p>
      </div>
      <Carte>
        <Formulaire action={`${href}/${nom}`}>
          <input type="hidden" name="id" value={un(f.saisie, 'id')} />
          {contenu}
          <div class="row">
            <Bouton icone={bouton.icone}>{bouton.libelle}</Bouton>
            <LienBouton href={href} genre="discret">
              Annuler
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>,
  )
}

const enOptions = (choix: Record<string, string>) =>
  Object.entries(choix).map(([valeur, libelle]) => ({ valeur, libelle }))

function Mots({
  libelle,
  aide,
  saisie,
  erreurs,
  requis,
}: Formule & { libelle: string; aide?: string; requis?: boolean }) {
  return (
    <ZoneTexte
      id="mots"
      libelle={libelle}
      aide={aide}
      requis={requis}
      lignes={4}
      valeur={un(saisie, 'mots')}
      erreur={erreurDe(erreurs, 'mots')}
      maxlength={3000}
    />
  )
}
