import { Bouton, Champ, Icon } from '../../ui/index.ts'
import { adresseRecherche, type Demande } from './demande.ts'
import type { Vue } from './vue.ts'

/** The two questions of the search page. */
export function FormulaireRecherche({ demande, vue }: { demande: Demande; vue: Vue }) {
  const t = vue.t.lieux
  return (
    <form class="stack-s noprint" action="/lieux">
      <search class="search">
        <Champ
          id="q"
          libelle={t.besoin}
          facultatif={false}
          type="search"
          valeur={demande.q}
          placeholder={t.besoinExemple}
          autocomplete="off"
        />
        <Champ id="ville" libelle={t.ville} facultatif={false} valeur={demande.ville} autocomplete="off" />
        <Bouton icone="search">{t.chercher}</Bouton>
      </search>
      <Cachees demande={demande} sauf={['q', 'exact', 'ville']} vue={vue} />
      <BoutonPosition vue={vue} />
    </form>
  )
}

/** What a form keeps without showing it: the language, and the parts of the search it does not ask. */
export function Cachees({ demande, sauf, vue }: { demande: Demande; sauf: readonly string[]; vue: Vue }) {
  const { searchParams } = new URL(adresseRecherche(vue.langue, demande), 'http://ici')
  return (
    <>
      {[...searchParams]
        .filter(([nom]) => !sauf.includes(nom))
        .map(([nom, valeur]) => (
          <input type="hidden" name={nom} value={valeur} />
        ))}
    </>
  )
}

/** Comes hidden: the island `position` shows it where the device may answer. */
export function BoutonPosition({ vue, surFonce }: { vue: Vue; surFonce?: boolean }) {
  const t = vue.t.lieux
  return (
    <div class="row" data-position="" data-attente={t.positionAttente} data-refus={t.positionRefusee} hidden>
      <button type="button" class={surFonce ? 'btn btn--b' : 'btn btn--q flush'}>
        <Icon nom="pin" petit />
        {t.autourDeMoi}
      </button>
      <span role="status" />
    </div>
  )
}
