import type { OffreProche } from '../../../annuaire/index.ts'
import { debutDuJour, type ErreurChamp, erreurDe } from '../../../platform/index.ts'
import {
  Alerte,
  adresseEn,
  Bouton,
  BoutonImprimer,
  Carte,
  ChampCode,
  formats,
  Icon,
  type Langue,
  LienBouton,
  messages,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { ecrireCode } from '../../code.ts'
import { Jauge } from '../../pages/niveau.tsx'
import { ListeOffres } from '../../pages/offres.tsx'
import type { Envoi } from '../envoi.ts'
import { aTravailler, type Niveau, type Niveaux, type Passage, SUJETS, type Sujet, THEMES } from '../model.ts'
import { FormulaireTest, NUMERIQUE } from './test.tsx'

export interface PropsResultat {
  envoi: Envoi
  niveaux: Niveaux
  ensemble: Niveau
  offres: readonly OffreProche[]
  /** A code just given. */
  donne: { code: string; expireLe: Date } | null
  avant: Passage | null
  /** What was under a code has just been destroyed. */
  detruit: boolean
  erreurs: readonly ErreurChamp[]
  langue: Langue
}

/** Level of each subject in plain words, workshops near, and a code for those who want to compare later. */
export function PageResultat(props: PropsResultat) {
  const { envoi, ensemble, niveaux, offres, avant, erreurs, langue } = props
  const t = messages(langue).parcours
  const r = t.numerique.resultat
  return (
    <div class="wrap page stack-l">
      <div class="grid cols">
        <div class="stack">
          <ResumeErreurs erreurs={erreurs} titre={t.numerique.garder.code} />
          <p class="muted">{r.titre}</p>
          <h1>
            <Jauge niveau={ensemble}>{r.ensemble[ensemble]}</Jauge>
          </h1>
          <p class="lead">{r.ensembleTexte[ensemble]}</p>
          <ParSujet niveaux={niveaux} avant={avant} langue={langue} />
          <Grille langue={langue} />
        </div>
        <div class="stack">
          <Garder {...props} />
          <div class="row noprint">
            <BoutonImprimer genre="secondaire">{messages(langue).page.imprimer}</BoutonImprimer>
            <LienBouton genre="discret" icone="undo" href={adresseEn(NUMERIQUE, langue)}>
              {r.refaire}
            </LienBouton>
          </div>
        </div>
      </div>
      <Ateliers offres={offres} niveaux={niveaux} ville={envoi.ville} langue={langue} />
    </div>
  )
}

/** What the levels mean: an example of a grid, and said so. */
function Grille({ langue }: { langue: Langue }) {
  const t = messages(langue).parcours.numerique.resultat
  return (
    <details class="tog">
      <summary>{t.grille}</summary>
      <ul class="list">
        {t.grilleTexte.map((ligne) => (
          <li>{ligne}</li>
        ))}
      </ul>
    </details>
  )
}

function ParSujet({ niveaux, avant, langue }: Pick<PropsResultat, 'niveaux' | 'avant' | 'langue'>) {
  const t = messages(langue).parcours.numerique
  const dire = (sujet: Sujet, niveau: Niveau) =>
    (sujet === 'equipement' ? t.resultat.niveauxEquipement : t.resultat.niveaux)[niveau]
  return (
    <Carte titre={t.resultat.parSujet}>
      <ul class="levels">
        {SUJETS.map((sujet) => (
          <li>
            <span class="grow">{t.sujets[sujet]}</span>
            <Jauge niveau={niveaux[sujet]}>{dire(sujet, niveaux[sujet])}</Jauge>
            {avant && <span class="full small muted">{t.resultat.avant(dire(sujet, avant.niveaux[sujet]))}</span>}
          </li>
        ))}
      </ul>
    </Carte>
  )
}

function Ateliers({
  offres,
  niveaux,
  ville,
  langue,
}: Pick<PropsResultat, 'offres' | 'niveaux' | 'langue'> & { ville: string }) {
  const t = messages(langue).parcours
  const sujets = aTravailler(niveaux)
  const pour = ({ offre }: OffreProche) =>
    sujets
      .filter((sujet) => THEMES[sujet].some((theme) => offre.thematiques.includes(theme)))
      .map((sujet) => t.numerique.sujets[sujet])
      .join(', ')
  const lieux = new URLSearchParams([
    ['type', 'epn'],
    ['type', 'france-services'],
    ...(ville ? [['ville', ville]] : []),
  ])
  return (
    <section class="stack" aria-labelledby="ateliers">
      <h2 id="ateliers">{t.numerique.resultat.ateliers}</h2>
      {offres.length > 0 ? <ListeOffres offres={offres} langue={langue} pour={pour} /> : <p>{t.aucun}</p>}
      <p class="noprint">
        <LienBouton genre="secondaire" icone="pin" href={adresseEn(`/lieux?${lieux}`, langue)}>
          {t.voirLieux}
        </LienBouton>
      </p>
    </section>
  )
}

/** Nothing is kept unless the person asks here. */
function Garder({ envoi, donne, avant, detruit, erreurs, langue }: PropsResultat) {
  const t = messages(langue).parcours.numerique.garder
  const { date } = formats(langue)
  return (
    <FormulaireTest envoi={envoi} etape="resultat" langue={langue}>
      <Carte titre={t.titre}>
        {donne && (
          <Alerte genre="ok" titre={t.fait}>
            <p class="code-big num">
              <bdi>{ecrireCode(donne.code)}</bdi>
            </p>
            <p>{t.jusqua(date(donne.expireLe))}</p>
          </Alerte>
        )}
        {avant && <Alerte genre="ok">{t.compare(date(debutDuJour(avant.le)))}</Alerte>}
        {detruit && <Alerte genre="ok">{t.detruit}</Alerte>}
        {!donne && !avant && (
          <div class="stack noprint">
            <p>{t.texte}</p>
            <Bouton genre="secondaire" icone="lock" name="action" value="garder">
              {t.bouton}
            </Bouton>
          </div>
        )}
        <div class="stack noprint">
          <ChampCode
            libelle={t.code}
            valeur={detruit ? '' : envoi.code}
            erreur={erreurDe(erreurs, 'code')}
            facultatif={false}
          />
          <div class="row">
            <Bouton genre="secondaire" name="action" value="comparer">
              {t.comparer}
            </Bouton>
            <button type="submit" class="btn btn--q" name="action" value="detruire">
              <Icon nom="trash" petit />
              {t.detruire}
            </button>
          </div>
        </div>
      </Carte>
    </FormulaireTest>
  )
}
