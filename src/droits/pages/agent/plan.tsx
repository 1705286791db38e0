import { acteurDe, type Contexte, introuvable, pagePro } from '../../../platform/index.ts'
import { BoutonImprimer, formats, Tableau } from '../../../ui/index.ts'
import type { Salle } from '../../entretien/donnees.ts'
import { lignesDe, ouvrirEntretien } from '../../entretien/gestes.ts'
import { ISSUES, QUI, type Suivi } from '../../entretien/model.ts'
import { fil, LISTE, Montant } from './communs.tsx'

/** The plan to print and hand over: what, who, until when, and the papers to gather once for all. */
export async function planDAction(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const vu = await ouvrirEntretien(salle, acteur, c.req.param('id') ?? '')
  if (!vu) return introuvable(c)
  const { entretien, personne } = vu
  const ctx = salle.contexte('fr')
  const { plan } = entretien.contenu
  const lignes = lignesDe(salle, entretien)
    .filter((l) => plan[l.nom])
    .map((ligne) => ({ ligne, suivi: plan[ligne.nom] as Suivi, demarche: ctx.demarcheDe(ligne.nom) }))
    .sort((a, b) => (a.suivi.pour < b.suivi.pour ? -1 : 1))
  const documents = [...new Set(lignes.flatMap(({ demarche }) => demarche?.documents ?? []))]
  const jour = (j: string) => formats('fr').date(new Date(`${j}T12:00:00Z`))
  return pagePro(
    c,
    { titre: 'Plan d’action', courant: LISTE, fil: fil('Plan d’action'), ilots: ['imprimer'] },
    <div class="wrap page stack sheet">
      <div class="row row--sb">
        <h1>Plan d’action de {personne}</h1>
        <BoutonImprimer genre="secondaire">Imprimer</BoutonImprimer>
      </div>
      <p>
        Fait le {jour(ctx.jour)} avec {acteur.nom}, {acteur.structureNom}. Les montants sont des estimations :
        l’organisme décide.
      </p>
      <Tableau
        legende="Ce qu’il faut faire"
        lignes={lignes}
        vide="Rien à demander pour l’instant."
        colonnes={[
          { titre: 'Droit', entete: true, cellule: ({ ligne }) => ligne.libelle },
          { titre: 'Montant', fin: true, cellule: ({ ligne }) => <Montant ctx={ctx} ligne={ligne} /> },
          {
            titre: 'Auprès de',
            cellule: ({ demarche, ligne }) => demarche?.operateur ?? ligne.reponse.decision ?? 'Un agent',
          },
          { titre: 'Qui', cellule: ({ suivi }) => QUI[suivi.qui] },
          { titre: 'Avant le', cellule: ({ suivi }) => jour(suivi.pour) },
          { titre: 'État', cellule: ({ suivi }) => ISSUES[suivi.issue] },
        ]}
      />
      {documents.length > 0 && (
        <section class="stack">
          <h2>Papiers à réunir</h2>
          <ul class="boxes">
            {documents.map((d) => (
              <li>{d}</li>
            ))}
          </ul>
        </section>
      )}
    </div>,
  )
}
