import { erreurDe, un } from '../../platform/index.ts'
import { Alerte, Carte, Champ, Choix, ZoneTexte } from '../../ui/index.ts'
import { URGENCES } from '../model.ts'
import { ChampPieces, LISTE } from './communs.tsx'
import type { PropsEcrire } from './ecrire.tsx'

/** Texts that groups propose to start from. */
export function Modeles({ cadre: { mandat, demarche }, saisie, modeles = [] }: PropsEcrire) {
  if (modeles.length === 0) return null
  const connu = { mandat: mandat.id, demarche: demarche.code, commune: un(saisie, 'commune') }
  return (
    <Alerte genre="info" titre="Un groupe propose un texte à compléter">
      <ul>
        {modeles.map(({ groupe, nom, sujet }) => (
          <li>
            <a class="tgt" href={`${LISTE.agent}/nouvelle?${new URLSearchParams({ ...connu, modele: groupe })}`}>
              {sujet}
            </a>{' '}
            <span class="muted small">{nom}</span>
          </li>
        ))}
      </ul>
    </Alerte>
  )
}

/** What is asked, and its files. */
export function VotreDemande({ saisie, depots, erreurs }: PropsEcrire) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id) })
  return (
    <Carte titre="Votre demande">
      <Choix
        nom="urgence"
        legende="La situation est"
        variante="puces"
        requis
        valeur={un(saisie, 'urgence')}
        erreur={erreurDe(erreurs, 'urgence')}
        options={Object.entries(URGENCES).map(([valeur, libelle], rang) => ({
          valeur,
          libelle,
          raccourci: String(rang + 1),
        }))}
      />
      <Champ
        {...champ('sujet')}
        libelle="Sujet"
        aide="Quelques mots, par exemple « RSA suspendu depuis septembre »"
        requis
        maxlength={120}
        autocomplete="off"
      />
      <ZoneTexte
        {...champ('message')}
        libelle="Message"
        aide="Ce qui se passe, ce qui a été fait, ce que vous demandez."
        lignes={8}
        maxlength={5000}
        requis
      />
      <ChampPieces depots={depots} erreurs={erreurs} />
    </Carte>
  )
}
