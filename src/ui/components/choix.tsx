import type { Child } from 'hono/jsx'
import { Aide, decrit, Erreur } from './champ.tsx'
import { classes, type Rest } from './html.ts'

export interface OptionChoix {
  valeur: string
  libelle: Child
  aide?: Child
  /** Digit that picks this option while the focus is in the group (island `clavier`). */
  raccourci?: string | undefined
}

interface ProprietesChoix {
  nom: string
  legende: Child
  options: readonly OptionChoix[]
  valeur?: string | readonly string[] | undefined
  variante: 'puces' | 'cartes'
  multiple?: boolean | undefined
  erreur?: string | undefined
  aide?: Child
  requis?: boolean | undefined
  facultatif?: string | false | undefined
  /** The legend stays for screen readers only. */
  legendeMasquee?: boolean | undefined
}

/** Radio or checkbox group. The first control has the group's name as id: that is where an error link leads. */
export function Choix(props: ProprietesChoix) {
  const { nom, legende, options, variante, multiple, erreur, aide, requis, facultatif = 'facultatif' } = props
  const coches = new Set(typeof props.valeur === 'string' ? [props.valeur] : props.valeur)
  const { 'aria-invalid': invalide, 'aria-describedby': decritPar } = decrit({ id: nom, aide, erreur })
  // Only a group of radios may be required or invalid as a whole; boxes carry it one by one.
  const role = multiple
    ? { role: 'group' }
    : { role: 'radiogroup', 'aria-required': requis ? 'true' : undefined, 'aria-invalid': invalide }
  return (
    <fieldset
      class={classes('field', erreur !== undefined && 'field--bad')}
      aria-describedby={decritPar}
      {...role}
      data-raccourcis={options.some((o) => o.raccourci) ? '' : undefined}
    >
      <legend class={props.legendeMasquee ? 'sr' : 'label'}>
        {legende}
        {!requis && facultatif && <span class="optional"> ({facultatif})</span>}
      </legend>
      <Aide id={nom} aide={aide} />
      <Erreur id={nom} erreur={erreur} />
      <div class={variante === 'puces' ? 'chips' : 'choices'}>
        {options.map((o, rang) => {
          const controle = {
            type: multiple ? 'checkbox' : 'radio',
            id: rang === 0 ? nom : `${nom}-${o.valeur}`,
            name: nom,
            value: o.valeur,
            checked: coches.has(o.valeur),
            'aria-invalid': multiple ? invalide : undefined,
            'data-raccourci': o.raccourci,
            'aria-keyshortcuts': o.raccourci,
          }
          return variante === 'puces' ? (
            <Puce option={o} controle={controle} />
          ) : (
            <CarteChoix option={o} controle={controle} />
          )
        })}
      </div>
    </fieldset>
  )
}

function Puce({ option, controle }: { option: OptionChoix; controle: Rest }) {
  return (
    <label class="chip">
      <input {...controle} />
      <span>
        {option.raccourci && (
          <span class="kbd" aria-hidden="true">
            {option.raccourci}
          </span>
        )}
        {option.libelle}
      </span>
    </label>
  )
}

function CarteChoix({ option, controle }: { option: OptionChoix; controle: Rest }) {
  return (
    <label class="choice">
      <input {...controle} />
      <span class="grow">
        <b>{option.libelle}</b>
        {option.aide && <span class="hint">{option.aide}</span>}
      </span>
      {option.raccourci && (
        <span class="kbd" aria-hidden="true">
          {option.raccourci}
        </span>
      )}
    </label>
  )
}

/** One box to tick. */
export function Case(
  props: {
    nom: string
    libelle: Child
    valeur?: string | undefined
    coche?: boolean | undefined
    erreur?: string | undefined
    aide?: Child
    requis?: boolean | undefined
    id?: string | undefined
  } & Rest,
) {
  const { nom, libelle, valeur = 'oui', coche, erreur, aide, requis, id = nom, ...rest } = props
  return (
    <div class={classes('field', erreur !== undefined && 'field--bad')}>
      <Erreur id={id} erreur={erreur} />
      <label class="check">
        <input
          type="checkbox"
          id={id}
          name={nom}
          value={valeur}
          checked={coche}
          aria-required={requis ? 'true' : undefined}
          {...decrit({ id, aide, erreur })}
          {...rest}
        />
        <span>{libelle}</span>
      </label>
      {aide && (
        <p class="hint check-hint" id={`${id}-aide`}>
          {aide}
        </p>
      )}
    </div>
  )
}
