import type { Child } from 'hono/jsx'
import { classes, type Rest } from './html.ts'
import { Icon } from './icon.tsx'

export interface ChampCommun {
  id: string
  libelle: Child
  /** Name sent with the form; the id when absent. */
  nom?: string | undefined
  aide?: Child
  erreur?: string | undefined
  requis?: boolean | undefined
  /** Said in the label when the field is not compulsory; `false` for a search, where nothing is compulsory. */
  facultatif?: string | false | undefined
}

const largeurs = { s: 'w-s', m: 'w-m' }

/** Label, hint and error above the control, which receives the ids that describe it. */
export function Enveloppe(props: ChampCommun & { children: Child }) {
  const { id, libelle, aide, erreur, requis, facultatif = 'facultatif', children } = props
  return (
    <div class={classes('field', erreur !== undefined && 'field--bad')}>
      <label class="label" for={id}>
        {libelle}
        {!requis && facultatif && <span class="optional"> ({facultatif})</span>}
      </label>
      <Aide id={id} aide={aide} />
      <Erreur id={id} erreur={erreur} />
      {children}
    </div>
  )
}

export function Aide({ id, aide }: { id: string; aide: Child }) {
  return aide ? (
    <p class="hint" id={`${id}-aide`}>
      {aide}
    </p>
  ) : null
}

export function Erreur({ id, erreur }: { id: string; erreur: string | undefined }) {
  return erreur === undefined ? null : (
    <p class="err" id={`${id}-erreur`}>
      <Icon nom="warn" petit />
      <span>{erreur}</span>
    </p>
  )
}

/** `aria-describedby` and `aria-invalid` for a control with this hint and this error. */
export function decrit({ id, aide, erreur }: Pick<ChampCommun, 'id' | 'aide' | 'erreur'>) {
  return {
    'aria-describedby': classes(aide ? `${id}-aide` : undefined, erreur !== undefined && `${id}-erreur`),
    'aria-invalid': erreur === undefined ? undefined : ('true' as const),
  }
}

/**
 * One line of text. Compulsory fields say so with `aria-required`, not `required`: the browser's own bubbles would hide
 * the sentences the server writes.
 */
export function Champ(
  props: ChampCommun & {
    type?: string | undefined
    valeur?: string | number | undefined
    autocomplete?: string | undefined
    inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
    suffixe?: Child
    largeur?: 's' | 'm' | undefined
  } & Rest,
) {
  const { id, libelle, nom, aide, erreur, requis, facultatif, type = 'text', valeur, suffixe, largeur, ...rest } = props
  const controle = (
    <input
      class={classes('input', largeur && largeurs[largeur])}
      id={id}
      name={nom ?? id}
      type={type}
      value={valeur}
      aria-required={requis ? 'true' : undefined}
      {...decrit({ id, aide, erreur })}
      {...rest}
    />
  )
  return (
    <Enveloppe id={id} libelle={libelle} aide={aide} erreur={erreur} requis={requis} facultatif={facultatif}>
      {suffixe ? (
        <div class="suffix">
          {controle}
          <span>{suffixe}</span>
        </div>
      ) : (
        controle
      )}
    </Enveloppe>
  )
}

export function ZoneTexte(props: ChampCommun & { valeur?: string | undefined; lignes?: number | undefined } & Rest) {
  const { id, libelle, nom, aide, erreur, requis, facultatif, valeur, lignes = 5, ...rest } = props
  return (
    <Enveloppe id={id} libelle={libelle} aide={aide} erreur={erreur} requis={requis} facultatif={facultatif}>
      <textarea
        class="input"
        id={id}
        name={nom ?? id}
        rows={lignes}
        aria-required={requis ? 'true' : undefined}
        {...decrit({ id, aide, erreur })}
        {...rest}
      >
        {valeur}
      </textarea>
    </Enveloppe>
  )
}

export interface OptionListe {
  valeur: string
  libelle: string
  groupe?: string | undefined
}

/** For more than seven choices; below that, prefer `Choix`. `invite` is the empty first line (`false`: none). */
export function Liste(
  props: ChampCommun & {
    options: readonly OptionListe[]
    valeur?: string | undefined
    invite?: string | false | undefined
    largeur?: 's' | 'm' | undefined
  } & Rest,
) {
  const {
    id,
    libelle,
    nom,
    aide,
    erreur,
    requis,
    facultatif,
    options,
    valeur,
    invite = 'Choisir',
    largeur,
    ...rest
  } = props
  const option = (o: OptionListe) => (
    <option value={o.valeur} selected={o.valeur === valeur}>
      {o.libelle}
    </option>
  )
  const groupes = Map.groupBy(options, (o) => o.groupe)
  return (
    <Enveloppe id={id} libelle={libelle} aide={aide} erreur={erreur} requis={requis} facultatif={facultatif}>
      <select
        class={classes('input', largeur && largeurs[largeur])}
        id={id}
        name={nom ?? id}
        aria-required={requis ? 'true' : undefined}
        {...decrit({ id, aide, erreur })}
        {...rest}
      >
        {invite !== false && <option value="">{invite}</option>}
        {[...groupes].map(([groupe, lignes]) =>
          groupe === undefined ? lignes.map(option) : <optgroup label={groupe}>{lignes.map(option)}</optgroup>,
        )}
      </select>
    </Enveloppe>
  )
}
