import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  pagePro,
  type Saisie,
  statutDe,
} from '../../platform/index.ts'
import { Bouton, Carte, Case, Etiquette, Formulaire, Icon, ResumeErreurs, Texte } from '../../ui/index.ts'
import { type Prete, preparer, type Saisi } from '../envoyer.ts'
import { CODES_PARTAGES, PARTAGES, THEMES, URGENCES } from '../model.ts'
import type { Salle } from '../salle.ts'
import { listLecteurs } from '../structures.ts'
import { EtapesFiche } from './choisir.tsx'
import { fil, LISTE, NOUVELLE } from './communs.tsx'
import { ListeDesPartages } from './partages.tsx'

interface ARelire {
  saisi: Saisi
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

/** Exactly who will receive what, to be read with the person before anything leaves. */
export async function pageRelire(
  salle: Salle,
  c: Contexte,
  { saisi, saisie, erreurs }: ARelire,
  refuser: (erreur: ErreurChamp) => Promise<Response>,
): Promise<Response> {
  const acteur = acteurDe(c)
  const lu = await salle.database.as(acteur, async (trx) => {
    const prete = await preparer(trx, salle, acteur, saisi)
    return prete.ok ? { ...prete, lecteurs: await listLecteurs(trx, acteur.departement, prete.value.vers.id) } : prete
  })
  if (!lu.ok) return refuser(enErreur(lu.refus))
  const lecteurs = 'lecteurs' in lu ? lu.lecteurs : []
  const titre = 'Relire avant d’envoyer'
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil({ libelle: titre }), statut: statutDe(erreurs) },
    <div class="wrap page stack">
      <ResumeErreurs erreurs={erreurs} />
      <h1>{titre}</h1>
      <EtapesFiche ici={2} />
      <div class="grid cols">
        <Fiche saisi={saisi} prete={lu.value} />
        <aside class="stack" aria-label="Qui recevra quoi">
          <QuiRecoit prete={lu.value} lecteurs={lecteurs} structure={acteur.structureNom} />
          <PasPartage saisi={saisi} />
        </aside>
      </div>
      <Formulaire action={NOUVELLE}>
        <Reprise saisie={saisie} />
        <Case
          nom="accord"
          requis
          libelle={`Lu avec la personne. Elle est d’accord pour envoyer cela, et rien d’autre, à ${lu.value.vers.nom}.`}
          erreur={erreurDe(erreurs, 'accord')}
        />
        <div class="row">
          <Bouton grand icone="send" name="geste" value="envoyer">
            Envoyer à {lu.value.vers.nom}
          </Bouton>
          <Bouton genre="secondaire" icone="edit" name="geste" value="modifier">
            Modifier
          </Bouton>
        </div>
      </Formulaire>
    </div>,
  )
}

/** What was typed travels in the page, not in the database: nothing is kept before it is sent. */
function Reprise({ saisie }: { saisie: Saisie }) {
  return (
    <>
      {Object.entries(saisie)
        .filter(([nom]) => nom !== 'geste' && nom !== 'accord')
        .flatMap(([nom, valeurs]) =>
          [valeurs].flat().map((valeur) => <input type="hidden" name={nom} value={valeur} />),
        )}
    </>
  )
}

function Fiche({ saisi, prete }: { saisi: Saisi; prete: Prete }) {
  return (
    <Carte titre={THEMES[saisi.theme]} actions={<Etiquette>{URGENCES[saisi.urgence]}</Etiquette>}>
      <Texte>{saisi.mots}</Texte>
      <ListeDesPartages contenu={prete.contenu} />
      <p class="small muted">
        Réponse attendue sous {prete.delai} jours ouvrés. Puis un rappel. Toujours rien {prete.delai} jours ouvrés après
        : vous êtes prévenu.
      </p>
    </Carte>
  )
}

function QuiRecoit({
  prete: { vers },
  lecteurs,
  structure,
}: {
  prete: Prete
  lecteurs: readonly string[]
  structure: string
}) {
  return (
    <Carte titre="Qui recevra cette fiche">
      <ul class="sep">
        <li>
          <b>{vers.nom}</b>
          {vers.adresse && <p class="small muted">{vers.adresse}</p>}
          <ul class="list small">
            {lecteurs.map((nom) => (
              <li>{nom}</li>
            ))}
          </ul>
        </li>
        <li>
          <b>{structure}</b>
          <p class="small muted">Vous et vos collègues.</p>
        </li>
        <li>
          <b>La personne</b>
          <p class="small row">
            <Icon nom="file" petit /> Un papier avec un code, pour savoir où en est sa fiche.
          </p>
        </li>
      </ul>
    </Carte>
  )
}

function PasPartage({ saisi }: { saisi: Saisi }) {
  const tus = CODES_PARTAGES.filter((p) => saisi.partages[p] === undefined)
  if (tus.length === 0) return null
  return (
    <Carte titre="Pas partagé">
      <ul class="list">
        {tus.map((p) => (
          <li>{PARTAGES[p].libelle}</li>
        ))}
      </ul>
    </Carte>
  )
}
