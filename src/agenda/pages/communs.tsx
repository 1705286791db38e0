import type { Contexte } from '../../platform/index.ts'
import { adresseEn, formats, Icon, type Langue, messages, Texte } from '../../ui/index.ts'
import type { Horaire } from '../disponibilites.ts'
import { lieuEnClair, sansExemple } from '../prevenir.ts'
import type { MomentLu } from '../store.ts'

export const PUBLIC_RDV = '/rendez-vous'
export const MES = '/mes-rendez-vous'
export const AGENDA = '/agent/agenda'

export const momentDe = (id: string) => `${AGENDA}/moments/${id}`

export const idDe = (c: Contexte) => c.req.param('id') ?? ''

export const horairesDe = (motifId: string, lieuId: string | null, langue: Langue = 'fr') =>
  adresseEn(
    `${PUBLIC_RDV}/${encodeURIComponent(motifId)}${lieuId ? `?lieu=${encodeURIComponent(lieuId)}` : ''}`,
    langue,
  )

/** The way to a public page of this room. */
export function filPublic(langue: Langue, ...suite: { libelle: string; href?: string }[]) {
  const t = messages(langue)
  return [
    { libelle: t.page.accueil, href: adresseEn('/', langue) },
    { libelle: t.agenda.titre, href: adresseEn(PUBLIC_RDV, langue) },
    ...suite,
  ]
}

/** « mardi 24 novembre, 9 h – 9 h 30 », one line for each date. */
export function Quand({ moment, langue }: { moment: Pick<MomentLu, 'dates'>; langue: Langue }) {
  const { jour, heure } = formats(langue)
  return (
    <ul class="stack-s">
      {moment.dates.map(({ debut, fin }) => (
        <li>
          <b>{jour(debut)}</b>, {heure(debut)} – {heure(fin)}
        </li>
      ))}
    </ul>
  )
}

/** What a moment is, for the person. What the service wrote is French: said so to screen readers. */
export function Recapitulatif({ moment, langue }: { moment: MomentLu; langue: Langue }) {
  const t = messages(langue).agenda
  const ecrit = { lang: 'fr', dir: 'auto' } as const
  return (
    <dl class="dl">
      <dt>{t.quand}</dt>
      <dd>
        <Quand moment={moment} langue={langue} />
      </dd>
      <dt>{t.quoi}</dt>
      <dd {...ecrit}>{moment.motif}</dd>
      <dt>{t.ou}</dt>
      <dd>
        {moment.mode === 'sur-place' ? <span {...ecrit}>{lieuEnClair(moment)}</span> : t.modes[moment.mode]}
        {moment.mode !== 'sur-place' && (
          <span class="muted" {...ecrit}>
            {' '}
            {sansExemple(moment.structure)}
          </span>
        )}
      </dd>
      {moment.documents && (
        <>
          <dt>{t.apporter}</dt>
          <dd {...ecrit}>
            <Texte>{moment.documents}</Texte>
          </dd>
        </>
      )}
      {moment.preparation && (
        <>
          <dt>{t.preparer}</dt>
          <dd {...ecrit}>
            <Texte>{moment.preparation}</Texte>
          </dd>
        </>
      )}
    </dl>
  )
}

interface PropsHeures {
  /** By day. */
  jours: readonly (readonly { horaire: Horaire; debut: Date }[])[]
  langue: Langue
}

/** Hours to choose from, by day: links, or buttons of the form they are in, named `bouton`. */
export function Heures({
  jours,
  langue,
  ...choix
}: PropsHeures & ({ vers: (id: string) => string } | { bouton: string })) {
  const { jour } = formats(langue)
  return (
    <ul class="sep">
      {jours.map((heures) => (
        <li class="stack-s">
          <h2 class="h3">{heures[0] && jour(heures[0].debut)}</h2>
          <ul class="chips">
            {heures.map((heure) => (
              <li>
                {'vers' in choix ? (
                  <a class="chip" href={choix.vers(heure.horaire.id)}>
                    <Heure {...heure} langue={langue} />
                  </a>
                ) : (
                  <button class="chip" type="submit" name={choix.bouton} value={heure.horaire.id}>
                    <Heure {...heure} langue={langue} />
                  </button>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Heure({ horaire, debut, langue }: { horaire: Horaire; debut: Date; langue: Langue }) {
  const t = messages(langue).agenda
  return (
    <>
      <Icon nom="clock" petit />
      <span class="num nb">{formats(langue).heure(debut)}</span>
      {horaire.genre === 'seance' && <span class="small"> · {t.places(horaire.places - horaire.prises)}</span>}
      {horaire.dates.length > 1 && <span class="small"> · {t.dates(horaire.dates.length)}</span>}
    </>
  )
}
