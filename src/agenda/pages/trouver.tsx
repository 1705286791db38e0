import { bouquet } from '../../annuaire/index.ts'
import { acteurDe, type Contexte, pagePro } from '../../platform/index.ts'
import { Alerte, Bouton, Carte, Champ, Formulaire, formats, Liste, Tableau } from '../../ui/index.ts'
import { listOffres, type Offre } from '../disponibilites.ts'
import { MODES } from '../model.ts'
import type { Salle } from '../salle.ts'
import { besoinsEn, trouverEndroit } from './chercher.tsx'
import { AGENDA, momentDe } from './communs.tsx'

/** GET: the diaries of everybody, as far as they are open to the account: where the next seat is. */
export async function trouver(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const demande = c.req.query('besoin') ?? ''
  const besoin = bouquet.evenements.some((e) => e.code === demande) ? demande : null
  const ville = (c.req.query('ville') ?? '').trim().slice(0, 80)
  const endroit = ville === '' ? null : await trouverEndroit(salle, ville)
  const offres = await salle.database.as(acteur, (trx) =>
    listOffres(trx, {
      departement: acteur.departement,
      besoin,
      position: endroit?.position ?? null,
      role: acteur.role,
      maintenant: salle.clock.now(),
    }),
  )
  return pagePro(
    c,
    {
      titre: 'Trouver un rendez-vous',
      courant: AGENDA,
      fil: [{ libelle: 'Agenda', href: AGENDA }, { libelle: 'Trouver un rendez-vous' }],
    },
    <div class="wrap page stack">
      <h1>Trouver un rendez-vous</h1>
      <p class="muted">Les agendas de toutes les structures et des opérateurs, pour la personne que vous aidez.</p>
      <Carte>
        <Formulaire methode="get" action={`${AGENDA}/trouver`} class="grid g2">
          <Liste
            id="besoin"
            libelle="Besoin"
            facultatif={false}
            invite="Tous les besoins"
            options={besoinsEn('fr')}
            valeur={besoin ?? ''}
          />
          <Champ id="ville" libelle="Près de" facultatif={false} valeur={ville} autocomplete="off" />
          <div>
            <Bouton icone="search">Chercher</Bouton>
          </div>
        </Formulaire>
      </Carte>
      {ville !== '' && !endroit && (
        <Alerte genre="attente" titre={`Nous ne connaissons pas « ${ville} ». Écrivez le code postal.`} />
      )}
      <Resultats offres={offres} />
    </div>,
  )
}

function Resultats({ offres }: { offres: readonly Offre[] }) {
  const { jour, heure, distance } = formats('fr')
  return (
    <Tableau
      legende="Prochains rendez-vous"
      lignes={offres}
      vide="Aucun horaire libre dans le mois qui vient. Changez de besoin ou de ville."
      colonnes={[
        { titre: 'Pourquoi', entete: true, cellule: (o) => o.motif },
        {
          titre: 'Où',
          cellule: (o) =>
            o.mode === 'sur-place'
              ? [o.lieu ?? o.structure, o.ville, o.km === null ? null : distance(o.km)].filter(Boolean).join(', ')
              : `${MODES[o.mode]}, ${o.structure}`,
        },
        {
          titre: 'Prochains horaires',
          cellule: (o) => (
            <ul class="chips">
              {o.prochains.map((p) => (
                <li>
                  <a class="chip" href={momentDe(p.id)}>
                    {jour(p.debut)}, {heure(p.debut)}
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
