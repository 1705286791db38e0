import { type Contexte, langueCourante, pagePublique, SEUIL_SECRET } from '../../platform/index.ts'
import { adresseEn, Barres, Carte, formats, LienBouton, messages, Tableau, Vide } from '../../ui/index.ts'
import type { Salle } from '../salle.ts'
import { enJours } from './mots.ts'
import type { Delai, LireReleve, Mesure } from './releve.ts'
import { adresse, lireTrimestre, type Vue } from './vue.ts'
import { lireNoms, type Noms } from './vues.ts'

export const DELAIS = '/delais'

/** For everybody: how long each operator takes to answer here. */
export function vueDelais(noms: Noms): Vue {
  return {
    chemin: DELAIS,
    titre: 'Ensemble',
    chapeau: '',
    gardes: {},
    ensemble: ({ operateurs, tout }) => (operateurs.size === 0 ? null : tout),
    parties: [
      {
        titre: '',
        entete: 'Organisme',
        lignes: ({ operateurs }) =>
          [...operateurs]
            .map(([code, mesure]) => ({ libelle: noms.operateur(code), mesure }))
            .sort((a, b) => (a.libelle < b.libelle ? -1 : 1)),
      },
    ],
  }
}

export async function montrerDelais(salle: Salle, lire: LireReleve, c: Contexte): Promise<Response> {
  const langue = langueCourante(c)
  const t = messages(langue).delais
  const { nombre } = formats(langue)
  const vue = vueDelais(await lireNoms(salle))
  const { trimestre, trimestres, releves } = await lireTrimestre(c, salle.clock.now(), lire)
  const [releve, avant] = releves
  const lignes = vue.parties.flatMap((p) => p.lignes(releve))
  const precedentes = new Map(
    avant ? vue.parties.flatMap((p) => p.lignes(avant)).map((l) => [l.libelle, l.mesure]) : [],
  )
  const dire = (delai: Delai | null | undefined, part: keyof Delai) =>
    delai ? t.jours(nombre(enJours(delai[part])), enJours(delai[part])) : '–'
  const compte = (n: number | null | undefined) => (n === null ? '–' : nombre(n ?? 0))
  const ici = (chemin: string) => adresseEn(chemin, langue)
  return pagePublique(
    c,
    {
      traduite: true,
      titre: t.titre,
      fil: [{ libelle: messages(langue).page.accueil, href: ici('/') }, { libelle: t.titre }],
    },
    <div class="wrap page stack">
      <h1>{t.titre}</h1>
      <p class="prose">{t.chapeau}</p>
      <nav class="noprint" aria-label={t.quand}>
        <ul class="chips">
          {trimestres.map((un) => (
            <li>
              <a
                class="chip"
                href={ici(adresse(vue, un))}
                aria-current={un.code === trimestre.code ? 'true' : undefined}
              >
                {t.trimestre(un.rang, un.annee)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {lignes.every(({ mesure }) => estMuette(mesure)) ? (
        <Carte>
          <Vide titre={t.vide} icone="chart" niveau={2}>
            {t.videSuite}
          </Vide>
        </Carte>
      ) : (
        <>
          <Carte>
            <Barres
              niveau={2}
              titre={t.dessin}
              unite={t.unite}
              series={[{ nom: t.unite, classe: 'b1' }]}
              lignes={lignes.map(({ libelle, mesure }) => ({ libelle, valeurs: [resolution(mesure)] }))}
            />
          </Carte>
          <Tableau
            legende={t.legende(t.trimestre(trimestre.rang, trimestre.annee))}
            lignes={lignes}
            vide={t.vide}
            colonnes={[
              { titre: t.organisme, entete: true, cellule: (l) => l.libelle },
              { titre: t.demandes, fin: true, cellule: (l) => compte(l.mesure?.envoyees) },
              { titre: t.premiere, fin: true, cellule: (l) => dire(l.mesure?.premiere, 'mediane') },
              { titre: t.traitee, fin: true, cellule: (l) => dire(l.mesure?.resolution, 'mediane') },
              { titre: t.neuf, fin: true, cellule: (l) => dire(l.mesure?.resolution, 'neufSurDix') },
              { titre: t.avant, fin: true, cellule: (l) => dire(precedentes.get(l.libelle)?.resolution, 'mediane') },
              { titre: t.retard, fin: true, cellule: (l) => compte(l.mesure?.tardives) },
            ]}
          />
        </>
      )}
      <p class="prose small muted">{t.lire(SEUIL_SECRET)}</p>
      <p class="row noprint">
        <LienBouton genre="secondaire" icone="download" href={adresse(vue, trimestre, '.csv')}>
          {t.csv}
        </LienBouton>
        <LienBouton genre="secondaire" icone="download" href={adresse(vue, trimestre, '.ods')}>
          {t.ods}
        </LienBouton>
      </p>
    </div>,
  )
}

const resolution = (mesure: Mesure | null) => (mesure?.resolution ? enJours(mesure.resolution.mediane) : null)

/** Nothing to read: nothing happened, or too little to be told. */
const estMuette = (mesure: Mesure | null) => !mesure?.envoyees && !mesure?.premiere && !mesure?.resolution
