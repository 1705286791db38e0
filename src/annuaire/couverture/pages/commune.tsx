import { Chiffre, formats, Tableau } from '../../../ui/index.ts'
import { nomComplet } from '../../pages/zone.ts'
import { heuresDites, nomDuGenre } from '../dire.ts'
import { type CommuneCouverte, type Couverture, type Genre, presence, TOUS } from '../model.ts'
import { Aucun, type Choix, Heures, Methode, PlusProche, Questions } from './couverture.tsx'

interface Props {
  commune: CommuneCouverte
  couverture: Couverture
  choix: Choix
}

/** One commune, for every kind of places: those it lacks first, the farthest before. */
export function PageCommune({ commune, couverture: { genres }, choix }: Props) {
  const { lieux, heures, sansHoraires } = presence(commune, TOUS)
  const { nombre } = formats('fr')
  return (
    <div class="wrap page stack-l">
      <div class="stack-s">
        <h1>{nomComplet(commune)}</h1>
        {commune.anciennes.length > 0 && (
          <p class="lead">Avec {commune.anciennes.join(', ')} : ces communes n’en font plus qu’une.</p>
        )}
      </div>
      <Questions genres={[]} choix={choix} />
      <div class="grid g3">
        <Chiffre valeur={lieux} libelle="Lieux d’accueil" />
        <Chiffre
          valeur={heuresDites(heures)}
          libelle="Ouverts par semaine"
          detail={sansHoraires > 0 ? `sans compter ${sansHoraires} aux heures inconnues` : undefined}
        />
        <Chiffre valeur={commune.population === null ? '–' : nombre(commune.population)} libelle="Habitants" />
      </div>
      <Tableau
        legende={`Lieux de ${commune.nom}, par sorte`}
        lignes={parManque(commune, genres)}
        vide="Aucun lieu n’est connu ici."
        colonnes={[
          { titre: 'Lieu', entete: true, cellule: nomDuGenre },
          { titre: 'Ici', fin: true, cellule: (genre) => presence(commune, genre).lieux || <Aucun /> },
          { titre: 'Ouverts par semaine', fin: true, cellule: (genre) => <Heures {...presence(commune, genre)} /> },
          {
            titre: 'Le plus proche',
            cellule: (genre) => <PlusProche commune={commune} genre={genre} langue={choix.langue} />,
          },
        ]}
      />
      <Methode />
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
