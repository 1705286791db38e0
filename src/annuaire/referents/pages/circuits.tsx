import { acteurDe, type Contexte, pagePro, type Services } from '../../../platform/index.ts'
import { Carte, Etiquette, LienBouton, Texte, Vide } from '../../../ui/index.ts'
import { findOperateur } from '../../operateurs.ts'
import { sansAccents } from '../../texte.ts'
import { LIENS_ANNUAIRE } from '../liens.ts'
import { type Circuit, peutTenirCircuit } from '../model.ts'
import { listCircuits } from '../store.ts'
import { Chercher } from './chercher.tsx'
import { OngletsAnnuaire } from './communs.tsx'

const { href: LISTE } = LIENS_ANNUAIRE.circuits

/** GET: what to do in a situation, from the desk to the right person. */
export async function listerCircuits(services: Services, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const cherche = c.req.query('q')?.trim() ?? ''
  const tous = await services.database.as(acteur, (trx) => listCircuits(trx, acteur))
  const circuits = tous.filter((circuit) => parleDe(circuit, cherche))
  const ajoute = peutTenirCircuit(acteur, { operateur: acteur.operateur })
  return pagePro(
    c,
    { titre: 'Que faire quand…', courant: LIENS_ANNUAIRE.lieux.href },
    <div class="wrap page stack">
      <div class="row row--sb">
        <h1>Que faire quand…</h1>
        {ajoute && (
          <LienBouton href={`${LISTE}/nouveau`} icone="plus">
            Ajouter un circuit
          </LienBouton>
        )}
      </div>
      <OngletsAnnuaire courant="circuits" />
      <Chercher action={LISTE} valeur={cherche} />
      {circuits.length === 0 && (
        <Vide titre={cherche ? `Rien sur « ${cherche} »` : 'Aucun circuit n’est encore écrit'}>
          {cherche ? 'Essayez un autre mot.' : 'Les organismes et la coordination les écrivent ici.'}
        </Vide>
      )}
      <div class="grid">
        {circuits.map((circuit) => (
          <CarteCircuit {...{ circuit, departement: acteur.departement }} tient={peutTenirCircuit(acteur, circuit)} />
        ))}
      </div>
    </div>,
  )
}

function parleDe({ situation, marche, criteres, documents }: Circuit, cherche: string): boolean {
  const texte = sansAccents([situation, marche, criteres, documents].join(' '))
  return sansAccents(cherche)
    .split(/\s+/)
    .every((mot) => texte.includes(mot))
}

function CarteCircuit(props: { circuit: Circuit; departement: string; tient: boolean }) {
  const { circuit, departement, tient } = props
  const { id, situation, marche, criteres, documents, operateur, exemple } = circuit
  return (
    <Carte
      titre={situation}
      actions={
        tient && (
          <a class="tgt" href={`${LISTE}/${id}`}>
            Corriger<span class="sr"> {situation}</span>
          </a>
        )
      }
    >
      <p class="row">
        {operateur && (
          <Etiquette genre="accent">{findOperateur(departement, operateur)?.nomCourt ?? operateur}</Etiquette>
        )}
        {exemple && <Etiquette genre="info">Exemple</Etiquette>}
      </p>
      <ol class="list">
        {marche
          .split('\n')
          .filter(Boolean)
          .map((etape) => (
            <li>{etape}</li>
          ))}
      </ol>
      {criteres && <Detail titre="Pour qui" texte={criteres} />}
      {documents && <Detail titre="Documents" texte={documents} />}
    </Carte>
  )
}

function Detail({ titre, texte }: { titre: string; texte: string }) {
  return (
    <div>
      <h3>{titre}</h3>
      <Texte>{texte}</Texte>
    </div>
  )
}
