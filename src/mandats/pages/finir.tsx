import {
  acteurDe,
  type Contexte,
  type ErreurChamp,
  enErreur,
  erreurDe,
  formulaire,
  introuvable,
  pagePro,
  relire,
  retour,
  type Saisie,
  statutDe,
  un,
} from '../../platform/index.ts'
import { Bouton, Carte, Champ, Choix, Formulaire, LienBouton, ResumeErreurs, ZoneTexte } from '../../ui/index.ts'
import { mettreFin } from '../gestes.ts'
import { etatLe, type Mandat, MOTIFS_DE_FIN, nomComplet } from '../model.ts'
import { ecrireJour, schemaFin } from '../saisie.ts'
import { aujourdhui, fil, idDe, LISTE, ouvrir, pageDe, type Salle } from './communs.ts'

/** GET: why and since when. */
export async function finirForm(salle: Salle, c: Contexte): Promise<Response> {
  const mandat = await ouvrir(salle, c)
  if (mandat instanceof Response) return mandat
  if (etatLe(mandat, aujourdhui(salle)) !== 'en-vigueur') return retour(c, pageDe(mandat))
  return page(c, mandat, { jour: ecrireJour(aujourdhui(salle)) }, [])
}

/** POST: nothing more may be done under this mandate. Sent twice, the second says that it is already over. */
export async function finir(salle: Salle, c: Contexte): Promise<Response> {
  const lu = await formulaire(c, schemaFin)
  const refaire = async (saisie: Saisie, erreurs: ErreurChamp[]) => {
    const mandat = await ouvrir(salle, c)
    return mandat instanceof Response ? mandat : page(c, mandat, saisie, erreurs)
  }
  if (!lu.ok) return refaire(lu.saisie, lu.erreurs)
  const resultat = await mettreFin(salle, acteurDe(c), idDe(c), lu.valeur)
  if (!resultat) return introuvable(c)
  if (!resultat.ok && resultat.refus.champ) return refaire(await relire(c), [enErreur(resultat.refus)])
  return retour(
    c,
    pageDe({ id: idDe(c) }),
    resultat.ok
      ? { genre: 'ok', texte: 'Le mandat a pris fin. Vous ne pouvez plus agir au nom de la personne.' }
      : { genre: 'info', texte: resultat.refus.message },
  )
}

function page(c: Contexte, mandat: Mandat, saisie: Saisie, erreurs: ErreurChamp[]) {
  return pagePro(
    c,
    {
      titre: `Mettre fin au mandat ${mandat.repere}`,
      courant: LISTE,
      fil: fil({ libelle: mandat.repere, href: pageDe(mandat) }, { libelle: 'Mettre fin' }),
      ilots: ['clavier'],
      statut: statutDe(erreurs),
    },
    <PageFinir {...{ mandat, saisie, erreurs }} />,
  )
}

interface Props {
  mandat: Mandat
  saisie: Saisie
  erreurs: readonly ErreurChamp[]
}

function PageFinir({ mandat, saisie, erreurs }: Props) {
  const href = pageDe(mandat)
  return (
    <div class="wrap page stack">
      <h1>Mettre fin au mandat {mandat.repere}</h1>
      <p class="lead">
        Vous ne pourrez plus agir au nom de {nomComplet(mandat.contenu.mandant)}. Ses demandes ouvertes seront closes.
        Si elle retire son mandat, ses données sont détruites dans les minutes qui suivent. Si les démarches sont
        terminées, elles le sont {mandat.delaiJours} jours après, au plus tard.
      </p>
      <ResumeErreurs erreurs={erreurs} />
      <Carte>
        <Formulaire action={`${href}/fin`}>
          <Choix
            nom="motif"
            legende="Pourquoi"
            variante="cartes"
            requis
            valeur={un(saisie, 'motif')}
            erreur={erreurDe(erreurs, 'motif')}
            options={Object.entries(MOTIFS_DE_FIN).map(([valeur, libelle]) => ({ valeur, libelle }))}
          />
          <Champ
            id="jour"
            libelle="Depuis quel jour"
            aide="Par exemple 31/12/2026"
            valeur={un(saisie, 'jour')}
            erreur={erreurDe(erreurs, 'jour')}
            inputmode="numeric"
            autocomplete="off"
            largeur="m"
            requis
          />
          <ZoneTexte
            id="precision"
            libelle="Précision"
            aide="Par exemple : au guichet, par téléphone. La personne n’a pas à donner de raison."
            valeur={un(saisie, 'precision')}
            erreur={erreurDe(erreurs, 'precision')}
            lignes={3}
            maxlength={500}
          />
          <div class="row">
            <Bouton genre="danger" icone="x">
              Mettre fin au mandat
            </Bouton>
            <LienBouton href={href} genre="discret">
              Garder le mandat
            </LienBouton>
          </div>
        </Formulaire>
      </Carte>
    </div>
  )
}
