import { acteurDe, type Contexte, pagePro, permits } from '../../platform/index.ts'
import { Etiquette, LienBouton, Pagination, Tableau, Vide } from '../../ui/index.ts'
import { ENVOYER_ORIENTATION } from '../access.ts'
import { compter, type Ligne, lister, PAR_PAGE, VUES, type VueListe } from '../listes.ts'
import { THEMES, URGENCES } from '../model.ts'
import type { Salle } from '../salle.ts'
import { EtiquetteDelai, EtiquetteStatut, LISTE, NOUVELLE, nomDe, PROTOCOLES, pageDe } from './communs.tsx'
import { QUESTIONS } from './questions.tsx'

const ONGLETS: Record<VueListe, string> = {
  recues: 'À recevoir',
  suivies: 'Rendez-vous donnés',
  envoyees: 'Envoyées',
  closes: 'Terminées',
}

const VIDES: Record<VueListe, { titre: string; texte: string }> = {
  recues: {
    titre: 'Aucune fiche à recevoir',
    texte: 'Quand une structure vous oriente une personne, sa fiche arrive ici. Un courriel vous prévient.',
  },
  suivies: { titre: 'Aucun rendez-vous donné', texte: 'Les personnes que vous allez recevoir se retrouvent ici.' },
  envoyees: {
    titre: 'Aucune fiche en cours',
    texte: 'Depuis une visite, un entretien, une demande ou un mandat : « Orienter vers une autre structure ».',
  },
  closes: {
    titre: 'Aucune fiche terminée',
    texte: 'Une fiche se clôt quand on sait ce qui est sorti de la rencontre.',
  },
}

/** GET: what one's structure has to receive, what it sent; late first. */
export async function listerOrientations(salle: Salle, c: Contexte): Promise<Response> {
  const acteur = acteurDe(c)
  const envoie = permits(ENVOYER_ORIENTATION, acteur)
  const demandee = Number(c.req.query('page') ?? 1)
  const page = Number.isInteger(demandee) && demandee > 0 && demandee < 10_000 ? demandee : 1
  const lu = await salle.database.as(acteur, async (trx) => {
    const comptes = await compter(trx, acteur)
    const vue =
      VUES.find((v) => v === c.req.query('vue')) ??
      (comptes.recues === 0 && comptes.envoyees > 0 ? 'envoyees' : 'recues')
    const lignes = await lister(trx, salle, acteur, vue, page)
    const detail = { reperes: lignes.map((l) => l.repere).join(' ') }
    if (lignes.length > 0)
      await salle.journal(trx, acteur, {
        action: 'orientations.listees',
        objet: `structure:${acteur.structureId}`,
        detail,
      })
    return { comptes, vue, lignes: lignes.slice(0, PAR_PAGE), suite: lignes.length > PAR_PAGE }
  })
  const { vue, comptes, lignes, suite } = lu
  const adresse = (p: number) => `${LISTE}?vue=${vue}&page=${p}`
  return pagePro(
    c,
    { titre: 'Orientations', courant: LISTE },
    <div class="wrap page stack">
      <Entete {...{ vue, comptes, envoie }} />
      {lignes.length === 0 && page === 1 ? (
        <Vide titre={VIDES[vue].titre} icone="check" niveau={2}>
          {VIDES[vue].texte}
        </Vide>
      ) : (
        <Lignes {...{ lignes, vue, maintenant: salle.clock.now() }} />
      )}
      {(page > 1 || suite) && (
        <Pagination
          precedent={page > 1 ? adresse(page - 1) : undefined}
          suivant={suite ? adresse(page + 1) : undefined}
          libelle={`Page ${page}`}
        />
      )}
    </div>,
  )
}

function Entete({
  vue,
  comptes,
  envoie,
}: {
  vue: VueListe
  comptes: Record<Exclude<VueListe, 'closes'>, number>
  envoie: boolean
}) {
  return (
    <>
      <div class="row row--sb">
        <h1>Orientations</h1>
        <div class="row">
          <LienBouton href={PROTOCOLES} genre="discret" icone="book">
            Protocoles
          </LienBouton>
          <LienBouton href={QUESTIONS} genre="discret" icone="ask">
            Questions
          </LienBouton>
          {envoie && (
            <LienBouton href={NOUVELLE} icone="plus">
              Orienter une personne
            </LienBouton>
          )}
        </div>
      </div>
      <nav aria-label="Orientations par état">
        <ul class="chips">
          {VUES.filter((v) => envoie || v !== 'envoyees').map((v) => (
            <li>
              <a class="chip" href={`${LISTE}?vue=${v}`} aria-current={v === vue ? 'page' : undefined}>
                {ONGLETS[v]}
                {v !== 'closes' && <b class="num">{comptes[v]}</b>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Lignes({ lignes, vue, maintenant }: { lignes: readonly Ligne[]; vue: VueListe; maintenant: Date }) {
  return (
    <Tableau
      legende={ONGLETS[vue]}
      legendeMasquee
      lignes={lignes}
      vide="Il n’y a plus de fiche à cette page."
      colonnes={[
        {
          titre: 'Personne',
          entete: true,
          cellule: (l) => (
            <>
              <a class="tgt" href={pageDe(l.id)}>
                {nomDe(l.contenu, l.repere)}
              </a>
              <span class="row small muted">
                <span class="num nb">{l.repere}</span>
                {l.urgence === 'urgente' && <Etiquette genre="accent">{URGENCES.urgente}</Etiquette>}
              </span>
            </>
          ),
        },
        { titre: 'Sujet', cellule: (l) => THEMES[l.theme] },
        { titre: vue === 'envoyees' ? 'Vers' : 'De', cellule: (l) => (vue === 'envoyees' ? l.vers : l.de) },
        {
          titre: 'État',
          cellule: (l) => (
            <span class="row">
              <EtiquetteStatut statut={l.etat.statut} />
              <EtiquetteDelai etat={l.etat} maintenant={maintenant} />
            </span>
          ),
        },
      ]}
    />
  )
}
