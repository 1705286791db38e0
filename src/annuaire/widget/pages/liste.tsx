import type { Child } from 'hono/jsx'
import { Alerte, Bouton, Champ } from '../../../ui/index.ts'
import { lienLieu } from '../../liens.ts'
import { adresseRecherche } from '../../pages/demande.ts'
import { adresseCourte, Distance, Faits, type LieuSitue } from '../../pages/fiche.tsx'
import { Cachees } from '../../pages/formulaire.tsx'
import { Francais } from '../../pages/francais.tsx'
import { GenreDeLieu } from '../../pages/pictogrammes.tsx'
import { titreRecherche } from '../../pages/recherche.tsx'
import type { Reponse } from '../../pages/repondre.ts'
import type { Vue } from '../../pages/vue.ts'
import { nomComplet } from '../../pages/zone.ts'
import { textesWidget } from '../textes.ts'
import { LienDehors, Source } from './liens.tsx'

const MONTRES = 5

interface PropsListe {
  reponse: Reponse
  erreurs: readonly string[]
  vue: Vue
}

/** A search and its first answers, in the width of a side column. */
export function ListeDuWidget({ reponse, erreurs, vue }: PropsListe) {
  const { demande, zone, lieux, total } = reponse
  const t = vue.t.lieux
  return (
    <div class="wrap stack pt">
      <h1 class="h3">{titreRecherche({ zone, total, vue })}</h1>
      {erreurs.map((erreur) => (
        <Alerte genre="attente">{erreur}</Alerte>
      ))}
      {zone.genre === 'inconnue' && <Alerte genre="attente">{t.villeInconnue(zone.texte)}</Alerte>}
      <form class="stack-s" action="/widget">
        <search class="search">
          <Champ id="q" libelle={t.besoin} facultatif={false} type="search" valeur={demande.q} autocomplete="off" />
          <Champ id="ville" libelle={t.ville} facultatif={false} valeur={demande.ville} autocomplete="off" />
          <Bouton icone="search">{t.chercher}</Bouton>
        </search>
        <Cachees demande={demande} sauf={['q', 'exact', 'ville']} vue={vue} />
      </form>
      {zone.genre === 'plusieurs' && (
        <ul class="stack-s">
          {zone.communes.map((commune) => (
            <li>
              <a href={adresseRecherche(vue.langue, demande, { ville: nomComplet(commune) }, '/widget')}>
                {nomComplet(commune)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul class="stack-s">
        {lieux.slice(0, MONTRES).map((trouve) => (
          <Trouve trouve={trouve} vue={vue} />
        ))}
      </ul>
      {total > MONTRES && (
        <p>
          <LienDehors class="btn btn--2" href={adresseRecherche('fr', demande)} vue={vue}>
            {textesWidget(vue.langue).toutVoir}
          </LienDehors>
        </p>
      )}
      <Source vue={vue} />
    </div>
  )
}

function Trouve({ trouve, vue }: { trouve: LieuSitue; vue: Vue }): Child {
  const { lieu } = trouve
  return (
    <li class="card stack-s">
      <h2 class="h3">
        <LienDehors href={lienLieu(lieu.id)} vue={vue}>
          <Francais vue={vue}>{lieu.nom}</Francais>
        </LienDehors>
      </h2>
      <GenreDeLieu lieu={lieu} vue={vue} />
      <p>
        <Francais vue={vue}>{adresseCourte(lieu)}</Francais> <Distance trouve={trouve} vue={vue} />
      </p>
      <Faits trouve={trouve} vue={vue} />
    </li>
  )
}
