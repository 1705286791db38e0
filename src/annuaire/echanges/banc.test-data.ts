import assert from 'node:assert/strict'
import type { Database, Services } from '../../platform/index.ts'
import { creerMonde } from '../../platform/testing/index.ts'
import { importer } from '../imports/formats.ts'
import { annuaire } from '../index.ts'

/** A directory, filled or not for the demonstration, a visitor, and what the visitor reads in the exported files. */
export async function ouvrirMonde(ouvrir: () => Promise<Database>, demonstration: boolean) {
  const monde = creerMonde(await ouvrir(), (services) => [annuaire(services)])
  if (demonstration) await annuaire(monde.services).demonstration?.()
  const visiteur = await monde.navigateur()
  const lire = async (nom: string) => await (await visiteur.get(`/api/v1/export/${nom}`)).text()
  return { monde, visiteur, lire }
}

/** Imports this text, which must be accepted. */
export const prendre = async (
  services: Services,
  format: 'data-inclusion-structures' | 'data-inclusion-services',
  texte: string,
) => {
  const fichier = { nom: 'essai.json', texte, latin1: false, empreinte: String(texte.length), date: null }
  const fait = await importer(services, format, fichier, { departement: null, essai: false, avance: () => {} })
  assert.ok(fait.ok, JSON.stringify(fait))
  return fait.value
}
