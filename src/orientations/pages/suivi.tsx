import type { PartieDeSuivi } from '../../mandats/index.ts'
import { ajouterJoursOuvres } from '../../platform/index.ts'
import { Carte, formats, Icon, type Langue, messages, Texte } from '../../ui/index.ts'
import { exporter, listDuMandat, type Suivi } from '../lire.ts'
import type { Salle } from '../salle.ts'
import type { Structure } from '../structures.ts'

/** For the page of the person: who has each sheet, until when, the appointment, what is expected of them. */
export function suiviDesOrientations(salle: Salle): PartieDeSuivi {
  return {
    objets: async (trx, mandat) =>
      (await listDuMandat(trx, salle, mandat)).map((s) => `orientation:${s.orientation.id}`),
    exporter: (trx, mandat) => exporter(trx, salle, mandat),
    async montrer(trx, mandat, langue) {
      const suivis = await listDuMandat(trx, salle, mandat)
      if (suivis.length === 0) return null
      return (
        <Carte titre={messages(langue).orientations.titre}>
          <ul class="sep">
            {suivis.map((suivi) => (
              <li class="stack-s">
                <UneOrientation suivi={suivi} langue={langue} />
              </li>
            ))}
          </ul>
        </Carte>
      )
    },
  }
}

function UneOrientation({ suivi, langue }: { suivi: Suivi; langue: Langue }) {
  const t = messages(langue).orientations
  const { date, jour } = formats(langue)
  const { etat, repere } = suivi.orientation
  const par = sansExemple(suivi.par.nom)
  return (
    <>
      <p>
        <b>{t.etats[etat.statut](sansExemple(suivi.chez.nom))}</b>
      </p>
      <p class="muted">
        {t.depuis(date(etat.depuis))} <span class="num nb">{repere}</span>
      </p>
      {etat.statut === 'envoyee' && <p>{t.reponseAvant(jour(ajouterJoursOuvres(etat.depuis, etat.delai)))}</p>}
      {suivi.rdv && <RendezVous rdv={suivi.rdv} langue={langue} />}
      <p>
        <b>{t.aFaireTitre}</b> {t.aFaire[etat.statut](par)}
      </p>
      {etat.statut !== 'close' && (
        <>
          <Telephones structures={[suivi.chez, suivi.par]} langue={langue} />
          <p class="small muted">{t.accord(par)}</p>
        </>
      )}
    </>
  )
}

/** The agent's words stay in French: said so to screen readers. */
function RendezVous({ rdv, langue }: { rdv: NonNullable<Suivi['rdv']>; langue: Langue }) {
  const t = messages(langue).orientations.rdv
  const { jour, heure } = formats(langue)
  return (
    <dl class="dl">
      <dt>{t.quand}</dt>
      <dd>
        <b>
          {jour(rdv.le)}, {heure(rdv.le)}
        </b>
      </dd>
      <dt>{rdv.mode === 'telephone' ? t.telephone : t.ou}</dt>
      <dd lang="fr" dir="auto">
        {rdv.lieu}
      </dd>
      {rdv.apporter && (
        <>
          <dt>{t.apporter}</dt>
          <dd lang="fr" dir="auto">
            <Texte>{rdv.apporter}</Texte>
          </dd>
        </>
      )}
    </dl>
  )
}

function Telephones({ structures, langue }: { structures: readonly Structure[]; langue: Langue }) {
  const t = messages(langue).orientations
  return (
    <>
      {structures.map(
        ({ nom, telephone }) =>
          telephone && (
            <p>
              <a class="btn btn--2" href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>
                <Icon nom="phone" petit />
                <span>{t.appeler(sansExemple(nom))}</span>
                <span class="num nb" dir="ltr">
                  {telephone}
                </span>
              </a>
            </p>
          ),
      )}
    </>
  )
}

/** « (exemple) » is for those who run the demonstration. */
const sansExemple = (nom: string) => nom.replace(/\s*\(exemple\)/, '')
