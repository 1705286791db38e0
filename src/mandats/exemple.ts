import { type Contenu, type Duree, type Jour, type Mandat, type MotifDeFin, periode } from './model.ts'

interface Options extends Partial<Contenu> {
  signe?: Jour
  mode?: 'ecran' | 'papier'
  fini?: { motif: MotifDeFin; jour: Jour }
  duree?: Duree
}

/** A mandate of fictitious people, for tests: a draft unless `signe`. */
export function unMandat({ signe, mode = 'ecran', fini, duree = 12, ...contenu }: Options = {}): Mandat {
  const creeLe = new Date('2026-11-23T09:30:00+01:00')
  return {
    departement: '93',
    id: '0198f5a0-0000-7000-8000-000000000001',
    repere: 'M-2026-0042',
    structureId: 'fs-exemple',
    auteurId: 'agathe',
    dossierId: 'dossier',
    dureeMois: duree,
    delaiJours: 30,
    creeLe,
    contenu: {
      mandant: { prenom: 'Lila', nom: 'Témoin', naissance: '1990-01-01' },
      mandataire: { nom: 'Agathe Exemple', fonction: 'Conseillère', structure: 'France Services exemple' },
      portees: [
        { operateur: { code: 'caf', libelle: 'Caf' }, demarches: [{ code: 'rsa', libelle: 'Demander le RSA' }] },
      ],
      donnees: ['identite', 'numeros'],
      code: 'K7M4RT9XP',
      ...contenu,
    },
    signature: signe ? { mode, compteId: 'agathe', le: creeLe, ...periode(signe, duree) } : null,
    fin: fini ? { ...fini, le: creeLe, compteId: 'agathe' } : null,
    renouvellementLe: null,
    detruitLe: null,
  }
}
