import { encode } from 'uqr'
import { type Contexte, pagePro } from '../../platform/index.ts'
import { Alerte, Carte, LienBouton } from '../../ui/index.ts'
import { type LienDeSignature, MINUTES_POUR_SIGNER } from '../telephone.ts'
import { fil, idDe, LISTE, pageDe, type Salle } from './communs.ts'
import { SIGNATURE } from './telephone.tsx'

/** What the desk shows once: a square to scan, an address to send, and a code that is only said. */
export function montrerLien(salle: Salle, c: Contexte, { jeton, code }: LienDeSignature): Promise<Response> {
  const adresse = new URL(`${SIGNATURE}/${jeton}`, salle.config.url).toString()
  const titre = 'Signer sur le téléphone'
  const mandat = pageDe({ id: idDe(c) })
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil({ libelle: 'Mandat', href: mandat }, { libelle: titre }) },
    <div class="wrap page stack">
      <h1>{titre}</h1>
      <div class="grid cols cols--m">
        <Carte titre="1. La personne ouvre le lien">
          <p>Elle vise ce carré avec l’appareil photo de son téléphone.</p>
          <Carre texte={adresse} />
          <p>Ou envoyez-lui cette adresse. Elle ne contient pas son nom.</p>
          <p class="small num">{adresse}</p>
        </Carte>
        <Carte titre="2. Dites-lui ce code">
          <p class="h2 code num">{code.replace(/(.{3})/, '$1 ')}</p>
          <p>Dites-le de vive voix, ne l’écrivez pas avec le lien.</p>
          <Alerte genre="info">
            Le lien vit {MINUTES_POUR_SIGNER} minutes et sert une fois. Cette page ne revient pas.
          </Alerte>
          <LienBouton href={mandat} icone="check">
            Voir si elle a signé
          </LienBouton>
        </Carte>
      </div>
    </div>,
  )
}

/** Dark on light whatever the theme: cameras read no other. */
function Carre({ texte }: { texte: string }) {
  const { data, size } = encode(texte, { border: 3 })
  const chemin = data.flatMap((ligne, y) => ligne.flatMap((noir, x) => (noir ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label="Carré à scanner">
      <rect width={size} height={size} fill="#fff" />
      <path d={chemin} fill="#000" />
    </svg>
  )
}
