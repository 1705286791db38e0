import type { Child } from 'hono/jsx'
import { debutDuJour } from '../../../platform/index.ts'
import { Carte, Etiquette, formats, type Langue, messages } from '../../../ui/index.ts'
import { COMPETENCES, niveauxActuels, type Passeport } from '../model.ts'

/** Levels, courses and certificates, as the person and the bodies both read them. */
export function Contenu({ passeport, langue }: { passeport: Passeport; langue: Langue }) {
  const t = messages(langue).parcours.passeport
  const jour = (j: string) => formats(langue).date(debutDuJour(j))
  return (
    <>
      <Niveaux passeport={passeport} langue={langue} />
      <Lignes
        titre={t.cours}
        vide={t.rien}
        lignes={passeport.cours.toReversed().map(({ intitule, par, du, au, heures }) => ({
          titre: intitule,
          details: [
            sansExemple(par),
            au ? t.periode(jour(du), jour(au)) : t.depuis(jour(du)),
            ...(heures === null ? [] : [t.heures(heures)]),
          ],
        }))}
      />
      <Lignes
        titre={t.attestations}
        vide={t.rien}
        lignes={passeport.attestations.toReversed().map(({ intitule, organisme, le, niveau, par }) => ({
          titre: intitule,
          niveau,
          details: [organisme, jour(le), t.vuePar(sansExemple(par))],
        }))}
      />
    </>
  )
}

function Niveaux({ passeport, langue }: { passeport: Passeport; langue: Langue }) {
  const t = messages(langue).parcours.passeport
  const connus = niveauxActuels(passeport)
  return (
    <Carte titre={t.niveaux}>
      <ul class="levels">
        {COMPETENCES.map((competence) => {
          const connu = connus[competence]
          return (
            <li>
              <span class="grow">
                <b>{t.competences[competence]}</b>
                <span class="small muted block">
                  {connu
                    ? t.evaluePar(sansExemple(connu.par), formats(langue).date(debutDuJour(connu.le)))
                    : t.pasEncore}
                </span>
              </span>
              {connu && (
                <Etiquette genre="accent">
                  <bdi>{connu.niveau}</bdi>
                </Etiquette>
              )}
            </li>
          )
        })}
      </ul>
    </Carte>
  )
}

interface Ligne {
  titre: string
  niveau?: string | null
  details: string[]
}

function Lignes({ titre, vide, lignes }: { titre: string; vide: Child; lignes: readonly Ligne[] }) {
  return (
    <Carte titre={titre}>
      {lignes.length === 0 ? (
        <p class="muted">{vide}</p>
      ) : (
        <ul class="levels">
          {lignes.map((ligne) => (
            <li>
              <span class="grow">
                <b dir="auto">{ligne.titre}</b>
                <span class="facts">
                  {ligne.details.map((detail) => (
                    <span dir="auto">{detail}</span>
                  ))}
                </span>
              </span>
              {ligne.niveau && <Etiquette genre="accent">{ligne.niveau}</Etiquette>}
            </li>
          ))}
        </ul>
      )}
    </Carte>
  )
}

/** « (exemple) » is for those who run the demonstration. */
const sansExemple = (nom: string) => nom.replace(/\s*\(exemple\)/, '')

export const nomEntier = ({ prenom, nom }: Pick<Passeport, 'prenom' | 'nom'>) => [prenom, nom].filter(Boolean).join(' ')
