import { debutDuJour, joursEntre } from '../../../platform/index.ts'
import { Icon } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import type { Lieu } from '../../model.ts'
import { Francais } from '../../pages/francais.tsx'
import type { Vue } from '../../pages/vue.ts'
import { confiance, faitsDe, SEUIL_PRUDENCE } from '../model.ts'
import { textes } from '../textes.ts'
import { lienModifier, lienVersions } from './communs.tsx'

/**
 * Where the sheet comes from, who last said that it is right, and how to say that it is not.
 * @param gerable the reader keeps this sheet right
 */
export function Fraicheur({ lieu, gerable, vue }: { lieu: Lieu; gerable: boolean; vue: Vue }) {
  const t = textes(vue.langue)
  const { score } = confiance(faitsDe(lieu, vue.maintenant))
  return (
    <div class="stack-s">
      <p class="small muted">
        {vue.t.lieux.source} <Francais vue={vue}>{lieu.sourceTitre}</Francais>. <Confirmation lieu={lieu} vue={vue} />
      </p>
      {lieu.retireLe === null && score < SEUIL_PRUDENCE && (
        <p class="fact">
          <Icon nom="warn" petit />
          <b>{lieu.telephone === null ? t.pasSur : t.prudence}</b>
        </p>
      )}
      {lieu.retireLe === null && (
        <p class="row noprint">
          <a class="tgt" href={vue.lien(`${lienLieu(lieu.id)}/signaler`)} rel="nofollow">
            {t.faux}
          </a>
          {gerable && (
            <>
              <a class="tgt" href={lienModifier(lieu.id)}>
                {t.modifier}
              </a>
              <a class="tgt" href={lienVersions(lieu.id)}>
                {t.historique}
              </a>
            </>
          )}
        </p>
      )}
    </div>
  )
}

/** A structure that looked says so; a list only has a date. */
function Confirmation({ lieu: { confirmeLe, confirmePar }, vue }: { lieu: Lieu; vue: Vue }) {
  const t = textes(vue.langue)
  if (confirmeLe === null) return <>{t.jamais}</>
  const jour = debutDuJour(confirmeLe)
  if (confirmePar === null) return <>{vue.t.lieux.confirmeLe(vue.f.date(jour))}</>
  return <bdi>{t.confirme(ilYA(Math.max(0, joursEntre(jour, vue.maintenant)), vue), confirmePar)}</bdi>
}

/** « aujourd’hui », « il y a 12 jours », « il y a 8 mois ». */
function ilYA(jours: number, vue: Vue): string {
  const dit = new Intl.RelativeTimeFormat(vue.t.langue.locale, { numeric: 'auto' })
  if (jours < 60) return dit.format(-jours, 'day')
  return jours < 730 ? dit.format(-Math.floor(jours / 30.44), 'month') : dit.format(-Math.floor(jours / 365.25), 'year')
}
