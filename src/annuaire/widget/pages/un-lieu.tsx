import { Alerte } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import { etatDe, type Lieu } from '../../model.ts'
import { adresseCourte, Faits } from '../../pages/fiche.tsx'
import { Francais } from '../../pages/francais.tsx'
import { BoutonAppeler } from '../../pages/lieu-contact.tsx'
import { GenreDeLieu } from '../../pages/pictogrammes.tsx'
import { SemaineDuLieu } from '../../pages/semaine.tsx'
import type { Vue } from '../../pages/vue.ts'
import { textesWidget } from '../textes.ts'
import { LienDehors, Source } from './liens.tsx'

/** The hours of one place, for the site of that place. */
export function LieuDuWidget({ lieu, vue }: { lieu: Lieu; vue: Vue }) {
  return (
    <div class="wrap stack pt">
      <div class="stack-s">
        <GenreDeLieu lieu={lieu} vue={vue} />
        <h1 class="h3">
          <Francais vue={vue}>{lieu.nom}</Francais>
        </h1>
        <p>
          <Francais vue={vue}>{adresseCourte(lieu)}</Francais>
        </p>
        <Faits trouve={{ lieu, etat: etatDe(lieu, vue.maintenant), distance: null }} vue={vue} />
      </div>
      {lieu.horaires && <SemaineDuLieu lieu={lieu} horaires={lieu.horaires} vue={vue} />}
      {lieu.telephone && (
        <p>
          <BoutonAppeler telephone={lieu.telephone} vue={vue} />
        </p>
      )}
      <p>
        <LienDehors href={lienLieu(lieu.id)} vue={vue}>
          {textesWidget(vue.langue).ficheComplete}
        </LienDehors>
      </p>
      <Source vue={vue} />
    </div>
  )
}

export function LieuInconnu({ vue }: { vue: Vue }) {
  const t = textesWidget(vue.langue)
  return (
    <div class="wrap stack pt">
      <h1 class="h3">{t.titre}</h1>
      <Alerte genre="attente">{t.lieuInconnu}</Alerte>
      <Source vue={vue} />
    </div>
  )
}
