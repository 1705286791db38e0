import { type ErreurChamp, erreurDe, type Saisie, un } from '../../../platform/index.ts'
import { Case, Champ, Choix, Liste, ZoneTexte } from '../../../ui/index.ts'
import { FREQUENCES, JOURS, NOMS_JOURS } from '../rythme-saisi.ts'

export interface PropsChamps {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** When: how often, which days, at what hours; then what few need. */
export function ChampsRythme({ saisie, erreurs }: PropsChamps) {
  const erreur = (champ: string) => erreurDe(erreurs, champ)
  return (
    <>
      <Liste
        id="frequence"
        libelle="À quel rythme ?"
        requis
        invite={false}
        options={Object.entries(FREQUENCES).map(([valeur, libelle]) => ({ valeur, libelle }))}
        valeur={un(saisie, 'frequence') || 'semaine'}
        erreur={erreur('frequence')}
        aide="Une fois par mois : choisissez ensuite le jour. « Le 1er » et « mardi » veulent dire le premier mardi du mois."
      />
      <Choix
        nom="jours"
        legende="Quels jours ?"
        variante="puces"
        multiple
        facultatif="sauf pour des dates précises"
        options={JOURS.map((jour) => ({ valeur: jour, libelle: NOMS_JOURS[jour] }))}
        valeur={saisie.jours}
        erreur={erreur('jours')}
      />
      <ZoneTexte
        id="dates"
        libelle="Dates précises"
        facultatif="une par ligne, seulement pour « À des dates précises »"
        lignes={2}
        valeur={un(saisie, 'dates')}
        erreur={erreur('dates')}
      />
      <Heures legende="À quelles heures ?" requis saisie={saisie} erreurs={erreurs} />
      <Case
        nom="scolaire"
        libelle="Pas pendant les vacances scolaires"
        coche={un(saisie, 'scolaire') === 'oui'}
        aide="Les jours fériés sont enlevés tout seuls."
      />
      <Bornes saisie={saisie} erreurs={erreurs} />
    </>
  )
}

interface PropsHeures extends PropsChamps {
  legende: string
  requis?: boolean
  aide?: string
}

/** One or two ranges of a day. */
export function Heures({ legende, requis, aide, saisie, erreurs }: PropsHeures) {
  const champ = (id: string, libelle: string, requis = false) => (
    <Champ
      id={id}
      libelle={libelle}
      requis={requis}
      largeur="s"
      placeholder="9h30"
      autocomplete="off"
      valeur={un(saisie, id)}
      erreur={erreurDe(erreurs, id)}
    />
  )
  return (
    <fieldset class="stack-s">
      <legend class="label">{legende}</legend>
      {aide && <p class="small muted">{aide}</p>}
      <div class="grid g2">
        {champ('debut', 'De', requis)}
        {champ('fin', 'À', requis)}
      </div>
      <div class="grid g2">
        {champ('debut2', 'Puis de', false)}
        {champ('fin2', 'À', false)}
      </div>
    </fieldset>
  )
}

/** Few permanences need them: folded unless something is there. */
function Bornes({ saisie, erreurs }: PropsChamps) {
  const noms = ['du', 'au', 'sauf']
  const ouvert = noms.some((nom) => un(saisie, nom) !== '' || erreurDe(erreurs, nom) !== undefined)
  return (
    <details class="tog" open={ouvert}>
      <summary>Début, fin, jours sans</summary>
      <div class="stack">
        <div class="grid g2">
          <Champ id="du" libelle="À partir du" type="date" valeur={un(saisie, 'du')} erreur={erreurDe(erreurs, 'du')} />
          <Champ id="au" libelle="Jusqu’au" type="date" valeur={un(saisie, 'au')} erreur={erreurDe(erreurs, 'au')} />
        </div>
        <ZoneTexte
          id="sauf"
          libelle="Sauf ces jours-là"
          facultatif="facultatif, une date par ligne"
          lignes={2}
          valeur={un(saisie, 'sauf')}
          erreur={erreurDe(erreurs, 'sauf')}
        />
      </div>
    </details>
  )
}
