import { acteurDe, type Contexte, pagePro, type Services } from '../../../platform/index.ts'
import { Alerte, Etiquette, formats, LienBouton, Tableau, Vide } from '../../../ui/index.ts'
import { findOperateur } from '../../operateurs.ts'
import { LienTelephone } from '../../pages/lieu-contact.tsx'
import { LIENS_ANNUAIRE } from '../liens.ts'
import { peutTenir, type Referent } from '../model.ts'
import { listReferents } from '../store.ts'
import { OngletsAnnuaire } from './communs.tsx'

/** GET: whom to call at each operator. */
export async function listerReferents(services: Services, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const { departement } = acteur
  const referents = await services.database.as(acteur, (trx) => listReferents(trx, acteur))
  const ajoute = peutTenir(acteur, { operateur: acteur.operateur ?? '', structureId: acteur.structureId })
  return pagePro(
    c,
    { titre: 'Référents', courant: LIENS_ANNUAIRE.lieux.href },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Référents</h1>
        {ajoute && (
          <LienBouton href={`${LIENS_ANNUAIRE.referents.href}/nouveau`} icone="plus">
            Ajouter un référent
          </LienBouton>
        )}
      </div>
      <OngletsAnnuaire courant="referents" />
      <Alerte genre="attente" icone="lock">
        Pour les professionnels seulement. Ne donnez jamais ces numéros au public.
      </Alerte>
      {referents.length === 0 && (
        <Vide titre="Aucun référent n’est encore inscrit">
          Chaque organisme désigne ses référents. En attendant, envoyez une demande à son groupe.
        </Vide>
      )}
      {referents.length > 0 && (
        <Tableau
          legende="Référents des organismes"
          legendeMasquee
          lignes={referents}
          vide=""
          colonnes={[
            { titre: 'Qui', entete: true, cellule: (r) => <Qui referent={r} departement={departement} /> },
            { titre: 'Pour', cellule: (r) => r.structureNom ?? 'Toutes les structures' },
            { titre: 'Joindre', cellule: (r) => <Joindre {...r} /> },
            { titre: 'À jour le', cellule: (r) => formats('fr').date(r.modifieLe) },
            ...(referents.some((r) => peutTenir(acteur, r))
              ? [{ titre: 'Fiche', cellule: (r: Referent) => (peutTenir(acteur, r) ? <Corriger {...r} /> : '') }]
              : []),
          ]}
        />
      )}
    </div>,
  )
}

function Qui({ referent, departement }: { referent: Referent; departement: string }) {
  const { fonction, nom, themes, precision, operateur } = referent
  const organisme = findOperateur(departement, operateur)
  return (
    <>
      {organisme?.nomCourt ?? operateur}
      <div>{[fonction, nom].filter(Boolean).join(', ')}</div>
      {themes.length > 0 && (
        <div class="row">
          {themes.map((code) => (
            <Etiquette>{organisme?.themes.find((t) => t.code === code)?.libelle ?? code}</Etiquette>
          ))}
        </div>
      )}
      {precision && <div class="small muted">{precision}</div>}
    </>
  )
}

export function Joindre({ telephone, courriel }: Pick<Referent, 'telephone' | 'courriel'>) {
  return (
    <>
      {telephone && (
        <div>
          <LienTelephone telephone={telephone} />
        </div>
      )}
      {courriel && (
        <div>
          <a class="tgt" href={`mailto:${courriel}`}>
            {courriel}
          </a>
        </div>
      )}
    </>
  )
}

function Corriger({ id, fonction }: Referent) {
  return (
    <a class="tgt" href={`${LIENS_ANNUAIRE.referents.href}/${id}`}>
      Corriger<span class="sr"> {fonction}</span>
    </a>
  )
}
