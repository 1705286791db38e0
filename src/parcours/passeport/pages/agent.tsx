import { type ErreurChamp, erreurDe, type Saisie, un } from '../../../platform/index.ts'
import {
  Alerte,
  Bouton,
  BoutonImprimer,
  Carte,
  Champ,
  ChampCode,
  Formulaire,
  formats,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { ecrireCode } from '../../code.ts'
import type { PasseportOuvert } from '../gestes.ts'
import type { GenreAjout } from '../saisie.ts'
import type { Signe } from '../signature.ts'
import { Ajouts } from './ajouts.tsx'
import { AGENT } from './communs.ts'
import { Contenu, nomEntier } from './contenu.tsx'

interface Props {
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** Three ways in: the code of the person, the file they kept, or a first passport. */
export function PageEntree({ saisie, erreurs }: Props) {
  const champ = (id: string) => ({ id, valeur: un(saisie, id), erreur: erreurDe(erreurs, id), autocomplete: 'off' })
  return (
    <div class="wrap page stack">
      <h1>Passeport linguistique</h1>
      <p class="muted prose">
        La personne garde son passeport : ses niveaux en français, ses cours, ses attestations. Vous l’ouvrez avec son
        code ou son fichier. Pas besoin de refaire un test.
      </p>
      <ResumeErreurs erreurs={erreurs} />
      <div class="grid g3">
        <Carte titre="Ouvrir avec le code">
          <Formulaire action={`${AGENT}/ouvrir`}>
            <ChampCode
              valeur={un(saisie, 'code')}
              erreur={erreurDe(erreurs, 'code')}
              libelle="Code de la personne"
              aide="12 lettres et chiffres, sur son papier."
              requis
            />
            <Bouton icone="search">Ouvrir</Bouton>
          </Formulaire>
        </Carte>
        <Carte titre="Lire le fichier">
          <Formulaire action={`${AGENT}/fichier`} fichiers>
            <Champ
              id="fichier"
              type="file"
              libelle="Fichier « passeport.json »"
              aide="Nous vérifions que personne ne l’a changé."
              accept="application/json,.json"
              erreur={erreurDe(erreurs, 'fichier')}
              requis
            />
            <Bouton genre="secondaire" icone="file">
              Vérifier et lire
            </Bouton>
          </Formulaire>
        </Carte>
        <Carte titre="Premier passeport">
          <Formulaire action={`${AGENT}/nouveau`}>
            <Champ {...champ('prenom')} libelle="Prénom" maxlength={80} />
            <Champ {...champ('nom')} libelle="Nom" maxlength={80} />
            <p class="small muted">Demandez à la personne si elle veut son nom dessus.</p>
            <Bouton genre="secondaire" icone="plus">
              Créer le passeport
            </Bouton>
          </Formulaire>
        </Carte>
      </div>
    </div>
  )
}

interface PropsOuvert extends Props {
  ouvert: PasseportOuvert
  code: string
  /** The form that was just refused, shown open. */
  genre: GenreAjout | null
  aujourdhui: string
  site: string
}

/** The passport, open for a quarter of an hour: read it, add a line, give the code back. */
export function PageOuverte({ ouvert, code, site, ...ajouts }: PropsOuvert) {
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>{nomEntier(ouvert.contenu) || 'Passeport sans nom'}</h1>
        <div class="row noprint">
          <BoutonImprimer genre="secondaire">Imprimer</BoutonImprimer>
          <Formulaire action={`${AGENT}/fermer`}>
            <Bouton genre="secondaire" icone="x">
              Fermer
            </Bouton>
          </Formulaire>
        </div>
      </div>
      <div class="grid cols">
        <div class="stack">
          <Contenu passeport={ouvert.contenu} langue="fr" />
          <Ajouts {...ajouts} />
        </div>
        <Carte titre="Le code de la personne">
          <p class="code-big num">{ecrireCode(code)}</p>
          <p>
            Donnez-le à la personne, sur un papier. Elle voit son passeport sur <b>{site}/passeport</b> et garde son
            fichier. Nous n’avons pas ce code : perdu, il ne se retrouve pas.
          </p>
          <p class="small muted">Gardé jusqu’au {formats('fr').date(ouvert.expireLe)}, puis détruit.</p>
        </Carte>
      </div>
    </div>
  )
}

/** A file that was checked: read only, until it is taken up in a new passport. */
export function PageFichier({ signe }: { signe: Signe }) {
  const { passeport, le, signature } = signe
  return (
    <div class="wrap page stack">
      <h1>{nomEntier(passeport) || 'Passeport sans nom'}</h1>
      <Alerte genre="ok" titre="Ce fichier est intact">
        Il a été fait ici le {formats('fr').date(le)}, et personne ne l’a changé depuis. Chaque niveau dit qui l’a
        évalué.
      </Alerte>
      <div class="grid cols">
        <div class="stack">
          <Contenu passeport={passeport} langue="fr" />
        </div>
        <Carte titre="Le compléter">
          <p>
            La personne n’a plus son code, ou le délai est passé ? Reprenez ce fichier dans un nouveau passeport : elle
            reçoit un nouveau code.
          </p>
          <Formulaire action={`${AGENT}/nouveau`}>
            <input type="hidden" name="signature" value={signature} />
            <Bouton icone="plus">Reprendre dans un nouveau passeport</Bouton>
          </Formulaire>
        </Carte>
      </div>
    </div>
  )
}
