import { type ErreurChamp, erreurDe, type Saisie, un } from '../../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  Carte,
  Case,
  ChampCode,
  Formulaire,
  formats,
  type Langue,
  LienBouton,
  messages,
  PageCourte,
  ResumeErreurs,
} from '../../../ui/index.ts'
import type { PasseportOuvert } from '../gestes.ts'
import { PASSEPORT } from './communs.ts'
import { Contenu, nomEntier } from './contenu.tsx'

interface Props {
  erreurs: readonly ErreurChamp[]
  langue: Langue
}

/** Asks for the code: no account, no name. */
export function PageCode({ saisie, erreurs, exemple, langue }: Props & { saisie: Saisie; exemple: string | null }) {
  const t = messages(langue).parcours.passeport
  return (
    <PageCourte titre={t.titre} chapeau={t.chapeau}>
      <ResumeErreurs erreurs={erreurs} titre={t.code} />
      <Carte>
        <Formulaire action={adresseEn(PASSEPORT, langue)}>
          <ChampCode
            libelle={t.code}
            aide={t.codeAide}
            valeur={un(saisie, 'code')}
            erreur={erreurDe(erreurs, 'code')}
            requis
          />
          <Bouton icone="search">{t.voir}</Bouton>
        </Formulaire>
      </Carte>
      <p>{t.sansCode}</p>
      {exemple && <Exemple code={exemple} langue={langue} />}
    </PageCourte>
  )
}

/** A code to try with, in the demonstration alone. */
function Exemple({ code, langue }: { code: string; langue: Langue }) {
  return (
    <Alerte genre="info">
      {messages(langue).page.demonstration} <bdi>{code}</bdi>
    </Alerte>
  )
}

/** What the person holds: to read, to take along, to destroy. */
export function PagePasseport({ ouvert, erreurs, langue }: Props & { ouvert: PasseportOuvert }) {
  const t = messages(langue).parcours.passeport
  const nom = nomEntier(ouvert.contenu)
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>{nom ? t.de(nom) : t.titre}</h1>
        <Formulaire action={adresseEn(`${PASSEPORT}/fermer`, langue)}>
          <Bouton genre="secondaire" icone="x">
            {t.fermer}
          </Bouton>
        </Formulaire>
      </div>
      <ResumeErreurs erreurs={erreurs} titre={t.effacer} />
      <div class="grid cols">
        <div class="stack">
          <Contenu passeport={ouvert.contenu} langue={langue} />
        </div>
        <div class="stack noprint">
          <Emporter langue={langue} jusqua={formats(langue).date(ouvert.expireLe)} />
          <Effacer erreurs={erreurs} langue={langue} />
        </div>
      </div>
    </div>
  )
}

function Emporter({ langue, jusqua }: { langue: Langue; jusqua: string }) {
  const t = messages(langue).parcours.passeport
  return (
    <Carte titre={t.emporter}>
      <p>{t.emporterTexte}</p>
      <div class="stack-s">
        <LienBouton class="full" icone="download" href={`${PASSEPORT}/passeport.json`} download>
          {t.fichier}
        </LienBouton>
        <LienBouton class="full" genre="secondaire" icone="file" href={`${PASSEPORT}/passeport.pdf`} download>
          {t.pdf}
        </LienBouton>
        <LienBouton class="full" genre="secondaire" icone="globe" href={`${PASSEPORT}/europass.xml`} download>
          {t.europass}
        </LienBouton>
      </div>
      <p class="small muted">{t.jusqua(jusqua)}</p>
    </Carte>
  )
}

function Effacer({ erreurs, langue }: Props) {
  const t = messages(langue).parcours.passeport
  return (
    <Carte titre={t.effacer}>
      <p>{t.effacerTexte}</p>
      <Formulaire action={adresseEn(`${PASSEPORT}/effacer`, langue)}>
        <Case nom="effacer" libelle={t.effacerCase} erreur={erreurDe(erreurs, 'effacer')} requis />
        <Bouton genre="danger" icone="trash">
          {t.effacer}
        </Bouton>
      </Formulaire>
    </Carte>
  )
}
