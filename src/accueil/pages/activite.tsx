import { jourIso, type Refus } from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Champ, Formulaire, LienBouton, ResumeErreurs, Vide } from '../../ui/index.ts'
import { adresse, type Vue } from '../activite.ts'
import type { Retard } from '../branchements.ts'
import { dernierJour, PERIODES, type Periode } from '../periode.ts'
import type { References } from '../references.ts'
import { Figures, type ProprietesFigures } from './figures.tsx'

interface DatesRefusees {
  refus: Refus
  /** As they were asked for. */
  du: string
  au: string
}

/** What was done over a period, beside the period before; figures of help, never of a person. */
export function PageActivite(
  props: ProprietesFigures & { refusees: DatesRefusees | undefined; retards: readonly Retard[] },
) {
  const { vue, activite, refusees, retards, ...figures } = props
  const { periode, chiffres } = activite
  const vide = chiffres.total.visites + chiffres.total.demandes === 0
  return (
    <div class="wrap page stack">
      <div class="row row--sb">
        <div>
          <h1>{vue.titre}</h1>
          <p class="muted">
            {periode.libelle}
            {periode.jusque < periode.au && ' (en cours)'}
          </p>
        </div>
        {!vide && (
          <LienBouton genre="secondaire" icone="download" href={adresse(vue, periode, {}, '.csv')}>
            Télécharger le tableau
          </LienBouton>
        )}
      </div>
      <Retards retards={retards} references={figures.references} />
      <ChoixPeriode vue={vue} periode={periode} refusees={refusees} />
      {vide ? (
        <Carte>
          <Vide titre="Aucune visite sur cette période" icone="calendar" niveau={2}>
            Choisissez une autre période.
          </Vide>
        </Carte>
      ) : (
        <Figures vue={vue} activite={activite} {...figures} />
      )}
    </div>
  )
}

/** What cannot wait, before the figures. */
function Retards({ retards, references }: { retards: readonly Retard[]; references: References }) {
  const total = retards.reduce((somme, { nombre }) => somme + nombre, 0)
  if (total === 0) return null
  const nom = (code: string) => references.operateurs.find((o) => o.code === code)?.libelle ?? code
  return (
    <Alerte
      genre="retard"
      titre={total === 1 ? '1 demande en retard' : `${total} demandes en retard`}
      actions={<a href="/pilotage/demandes">Voir où elles attendent</a>}
    >
      {retards.map(({ operateur, nombre }) => `${nom(operateur)} : ${nombre}`).join(' · ')}
    </Alerte>
  )
}

interface ProprietesChoix {
  vue: Vue
  periode: Periode
  refusees: DatesRefusees | undefined
}

function ChoixPeriode({ vue, periode, refusees }: ProprietesChoix) {
  const presets = Object.entries(PERIODES).map(([code, libelle]) => ({
    libelle,
    href: `${vue.chemin}?${new URLSearchParams({ periode: code, ...vue.gardes })}`,
    courant: periode.code === code,
  }))
  return (
    <section class="stack-s noprint" aria-label="Choix des chiffres">
      <div class="row row--sb">
        <Puces libelle="Période" liens={presets} />
        {vue.personnelle !== undefined && <Puces libelle="De qui" liens={portees(vue, periode)} />}
      </div>
      <ChoixDates vue={vue} periode={periode} refusees={refusees} />
    </section>
  )
}

function ChoixDates({ vue, periode, refusees }: ProprietesChoix) {
  const refus = refusees?.refus
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined)
  const { du, au } = refusees ?? { du: jourIso(periode.du), au: dernierJour(periode) }
  return (
    <details class="tog" open={periode.code === 'dates' || refus !== undefined}>
      <summary>Choisir les dates</summary>
      <Formulaire methode="get" action={vue.chemin}>
        <ResumeErreurs erreurs={refus ? [{ champ: refus.champ ?? 'du', message: refus.message }] : []} />
        {Object.entries(vue.gardes).map(([nom, valeur]) => (
          <input type="hidden" name={nom} value={valeur} />
        ))}
        <div class="search">
          <Champ id="du" libelle="Du" type="date" requis valeur={du} erreur={erreur('du')} />
          <Champ id="au" libelle="Au" type="date" requis valeur={au} erreur={erreur('au')} />
          <Bouton genre="secondaire">Afficher</Bouton>
        </div>
      </Formulaire>
    </details>
  )
}

function portees({ chemin, personnelle }: Vue, periode: Periode): Puce[] {
  return [
    { libelle: 'Toute la structure', href: adresse({ chemin, gardes: {} }, periode), courant: !personnelle },
    {
      libelle: 'Mes visites',
      href: adresse({ chemin, gardes: { portee: 'moi' } }, periode),
      courant: personnelle === true,
    },
  ]
}

interface Puce {
  libelle: string
  href: string
  courant: boolean
}

function Puces({ libelle, liens }: { libelle: string; liens: readonly Puce[] }) {
  return (
    <nav aria-label={libelle}>
      <ul class="chips">
        {liens.map(({ libelle, href, courant }) => (
          <li>
            <a class="chip" href={href} aria-current={courant ? 'true' : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
