export { BASES, type Base, ouvrirBase, surChaqueBase } from './bases.ts'
export { lire } from './lire.ts'
export { creerMonde, type MondeDeTest, type Navigateur, UN_LUNDI } from './monde.ts'
export { demarrerPostgres, findPostgres } from './postgres.ts'
