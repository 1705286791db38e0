import { acteurDe, type Contexte, jourIso, pagePro } from '../../../platform/index.ts'
import { Etiquette, formats, LienBouton, Tableau, Vide } from '../../../ui/index.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { listerEntretiens } from '../../entretien/gestes.ts'
import type { Entretien } from '../../entretien/store.ts'
import { LISTE } from './communs.tsx'

/** What waits, the oldest first. */
export async function listeEntretiens(salle: Salle, c: Contexte): Promise<Response> {
  const lignes = await listerEntretiens(salle, acteurDe(c))
  const aujourdhui = jourIso(salle.clock.now())
  return pagePro(
    c,
    { titre: 'Droits', courant: LISTE },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Droits</h1>
        <div class="row">
          <LienBouton href={`${LISTE}/ouvrir`} genre="discret">
            Ouvrir la fiche d’un habitant
          </LienBouton>
          <LienBouton href={`${LISTE}/nouveau`} icone="plus">
            Nouvel entretien
          </LienBouton>
        </div>
      </div>
      <p class="muted prose">
        Regardez tous les droits d’une personne, pas seulement celui qu’elle demande. Puis demandez-lui comment cela
        s’est passé.
      </p>
      {lignes.length === 0 ? (
        <Vide titre="Aucun entretien gardé" icone="list" niveau={2}>
          Un entretien est gardé seulement avec un mandat en vigueur.
        </Vide>
      ) : (
        <Tableau
          legende="Entretiens gardés"
          lignes={lignes}
          vide=""
          colonnes={[
            {
              titre: 'Personne',
              entete: true,
              cellule: ({ entretien, personne }) => <a href={`${LISTE}/${entretien.id}`}>{personne}</a>,
            },
            { titre: 'Entretien du', cellule: ({ entretien }) => formats('fr').date(entretien.creeLe) },
            { titre: 'Obtenus', fin: true, cellule: ({ entretien }) => avancement(entretien) },
            { titre: 'À demander', cellule: ({ entretien }) => <Relance entretien={entretien} jour={aujourdhui} /> },
          ]}
        />
      )}
    </div>,
  )
}

function avancement({ contenu }: Entretien): string {
  const suivis = Object.values(contenu.plan)
  return `${suivis.filter((s) => s.issue === 'obtenu').length} sur ${suivis.length}`
}

function Relance({ entretien: { relance }, jour }: { entretien: Entretien; jour: string }) {
  if (relance === null)
    return (
      <Etiquette genre="ok" icone="ok">
        Terminé
      </Etiquette>
    )
  const quand = formats('fr').date(new Date(`${relance}T12:00:00Z`))
  return relance <= jour ? (
    <Etiquette genre="retard" icone="clock">
      depuis le {quand}
    </Etiquette>
  ) : (
    <>le {quand}</>
  )
}
