import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import { type Acteur, erreurDe, type Result, type Trx, un } from '../../platform/index.ts'
import { Case, Champ, Choix, type IconName, Liste, ZoneTexte } from '../../ui/index.ts'
import { adresserA, clore, donnerRendezVous, noterRencontre, refuser } from '../gestes.ts'
import type { Lecture } from '../lire.ts'
import { MOTIFS_REFUS, SUITES, type TypeEvenement } from '../model.ts'
import { schemaAdresse, schemaCloture, schemaRefus, schemaRencontre, schemaRendezVous } from '../saisie.ts'
import type { Issue, Salle } from '../salle.ts'
import { listDestinataires } from '../structures.ts'
import { enLigne, familleDe } from './choisir.tsx'
import { ChoixParmi, type Formule } from './choix-parmi.tsx'

/** A small form about one sheet, on a page of its own. */
export interface Geste<S extends z.ZodType> {
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
        <ChoixParmi
          nom="mode"
          legende="Comment"
          codes={{ 'sur-place': 'Sur place', telephone: 'Par téléphone' }}
          saisie={saisie}
          erreurs={erreurs}
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
        <ChoixParmi nom="motif" legende="Raison" codes={MOTIFS_REFUS} saisie={saisie} erreurs={erreurs} />
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
