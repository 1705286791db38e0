import { acteurDe, type Contexte, introuvable, pagePro } from '../../../platform/index.ts'
import { BoutonImprimer } from '../../../ui/index.ts'
import { DROITS } from '../../engine/index.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { Blanc, fil, LISTE } from './communs.tsx'

/** A letter to print, with blanks for what only the person writes: nothing about anybody is in the page. */
export async function lettre(salle: Salle, c: Contexte): Promise<Response> {
  const ctx = salle.contexte('fr')
  const droit = [...DROITS, ...ctx.locaux].find((d) => d.nom === c.req.param('droit'))
  if (!droit) return introuvable(c)
  const acteur = acteurDe(c)
  const demarche = ctx.demarcheDe(droit.nom)
  const titre = `Lettre : ${droit.libelle}`
  return pagePro(
    c,
    { titre, courant: LISTE, fil: fil(titre), ilots: ['imprimer'] },
    <div class="wrap page stack sheet">
      <div class="row row--sb noprint">
        <h1>{titre}</h1>
        <BoutonImprimer genre="secondaire">Imprimer</BoutonImprimer>
      </div>
      <article class="right-letter stack-l prose">
        <div class="row row--sb top">
          <p>
            <Blanc>Prénom et nom</Blanc>
            <Blanc>Adresse</Blanc>
            <Blanc>Numéro de dossier</Blanc>
          </p>
          <p>
            <b>{demarche?.operateur ?? droit.decision ?? 'Organisme'}</b>
            <br />
            Aidé par {acteur.structureNom}
          </p>
        </div>
        <p>
          <Blanc>Fait à, le</Blanc>
        </p>
        <p>
          <b>Objet : je demande un droit ({droit.libelle})</b>
        </p>
        <p>Madame, Monsieur,</p>
        <p>
          Je demande à bénéficier du droit suivant : {droit.libelle}. Je vous prie d’étudier ma situation à partir du
          jour de cette demande.
        </p>
        {demarche && demarche.documents.length > 0 && (
          <div class="stack-s">
            <p>Je joins à cette lettre :</p>
            <ul class="boxes">
              {demarche.documents.map((d) => (
                <li>{d}</li>
              ))}
            </ul>
          </div>
        )}
        <p>
          S’il manque une pièce, merci de me le dire par écrit. Si vous refusez, merci de m’en donner la raison et de
          m’indiquer comment contester.
        </p>
        <p>Je vous prie d’agréer, Madame, Monsieur, mes salutations respectueuses.</p>
        <p>
          <Blanc>Signature</Blanc>
        </p>
      </article>
    </div>,
  )
}
