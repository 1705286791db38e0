import { Chiffre, Tableau } from '../../../ui/index.ts'
import type { Vue } from '../../pages/vue.ts'
import { nomComplet } from '../../pages/zone.ts'
import { heuresDites, nomDuGenre } from '../dire.ts'
import { type CommuneCouverte, type Couverture, type Genre, presence, TOUS } from '../model.ts'
import { Aucun, type Choix, Heures, Methode, PlusProche, Questions } from './couverture.tsx'

interface Props {
  commune: CommuneCouverte
  couverture: Couverture
  choix: Choix
  vue: Vue
}

/** One commune, for every kind of places: those it lacks first, the farthest before. */
export function PageCommune({ commune, couverture: { genres }, choix, vue }: Props) {
  const { lieux, heures, sansHoraires } = presence(commune, TOUS)
  const t = vue.t.couverture
  const { colonnes } = t
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>{nomComplet(commune)}</h1>
        {commune.anciennes.length > 0 && <p class="lead">{t.reunies(commune.anciennes.join(', '))}</p>}
      </div>
      <Questions genres={[]} choix={choix} vue={vue} />
      <div class="grid g3">
        <Chiffre valeur={lieux} libelle={t.lieuxDAccueil} />
        <Chiffre
          valeur={heuresDites(heures, vue)}
          libelle={colonnes.heures}
          detail={sansHoraires > 0 ? t.sansCompter(sansHoraires) : undefined}
        />
        <Chiffre
          valeur={commune.population === null ? '–' : vue.f.nombre(commune.population)}
          libelle={colonnes.habitants}
        />
      </div>
      <Tableau
        legende={t.parSorte(commune.nom)}
        lignes={parManque(commune, genres)}
        vide={t.rienIci}
        colonnes={[
          { titre: colonnes.lieu, entete: true, cellule: (genre) => nomDuGenre(genre, vue) },
          { titre: colonnes.ici, fin: true, cellule: (genre) => presence(commune, genre).lieux || <Aucun vue={vue} /> },
          { titre: colonnes.heures, fin: true, cellule: (genre) => <Heures {...presence(commune, genre)} vue={vue} /> },
          { titre: colonnes.proche, cellule: (genre) => <PlusProche commune={commune} genre={genre} vue={vue} /> },
        ]}
      />
      <Methode vue={vue} />
    </div>
  )
}

function parManque(commune: CommuneCouverte, genres: readonly Genre[]): Genre[] {
  const rang = (genre: Genre) => {
    const { lieux, proche } = presence(commune, genre)
    return lieux > 0 ? 0 : -(proche?.km ?? Number.MAX_VALUE)
  }
  return genres.filter((genre) => genre !== TOUS).sort((a, b) => rang(a) - rang(b))
}
