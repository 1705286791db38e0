import { Alerte } from '../../ui/index.ts'
import type { Section, Texte } from '../texte.ts'
import { HAUTEUR, LARGEUR } from '../trace.ts'

/** The mandate as it is on paper, under a second-level heading. */
export function TexteComplet({ texte }: { texte: Texte }) {
  return (
    <div class="stack prose">
      {texte.avertissement && <Alerte genre="retard">{texte.avertissement}</Alerte>}
      {texte.sections.map((section) => (
        <SectionTexte section={section} />
      ))}
      {texte.signe && <p>{texte.signe}</p>}
    </div>
  )
}

function SectionTexte({ section }: { section: Section }) {
  return (
    <section class="stack-s">
      <h3>{section.titre}</h3>
      {section.paragraphes.map((p) => (
        <p>{p}</p>
      ))}
      {section.liste && (
        <ul class="list">
          {section.liste.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )}
      {section.suite?.map((p) => (
        <p>{p}</p>
      ))}
    </section>
  )
}

/** What the agent reads to the person: large, one sentence to a breath. */
export function ALireAVoixHaute({ texte }: { texte: Texte }) {
  return (
    <ul class="list lead stack-s">
      {texte.aLireAVoixHaute.map((phrase) => (
        <li>{phrase}</li>
      ))}
    </ul>
  )
}

export function SignatureDessinee({ chemin, qui }: { chemin: string; qui: string }) {
  return (
    <svg class="input" viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} role="img" aria-label={`Signature de ${qui}`}>
      <Trait chemin={chemin} />
    </svg>
  )
}

/** The ink follows the text colour, so that it shows in the dark too. */
export function Trait({ chemin }: { chemin: string }) {
  return (
    <path
      d={chemin}
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  )
}
