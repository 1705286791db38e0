/** Lower case without accents: the same letters whatever the keyboard. */
export function sansAccents(texte: string): string {
  return texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
