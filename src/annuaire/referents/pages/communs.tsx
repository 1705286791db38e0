import { LIENS_ANNUAIRE } from '../liens.ts'

/** The three pages of the professional directory. */
export function OngletsAnnuaire({ courant }: { courant: keyof typeof LIENS_ANNUAIRE }) {
  return (
    <nav aria-label="Annuaire">
      <ul class="chips">
        {Object.entries(LIENS_ANNUAIRE).map(([cle, { href, libelle }]) => (
          <li>
            <a class="chip" href={href} aria-current={cle === courant ? 'page' : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
