import type { delaisFr } from './fr.ts'

export const delaisPt: typeof delaisFr = {
  titre: 'Quanto tempo demora uma resposta?',
  menu: 'Tempos de resposta',
  chapeau:
    'Um agente pode escrever por si a um organismo: a Caf, o seguro de saúde… Eis o tempo que cada um demora a responder aqui.',
  quand: 'Período',
  trimestre: (rang, annee) =>
    `${['janeiro a março', 'abril a junho', 'julho a setembro', 'outubro a dezembro'][rang - 1]} de ${annee}`,
  vide: 'Ainda não há números',
  videSuite: 'Nenhum pedido nestes três meses, ou demasiado poucos para publicar.',
  dessin: 'Tempo para tratar metade dos pedidos',
  unite: 'Dias úteis',
  legende: (periode) => `Por organismo, ${periode}`,
  organisme: 'Organismo',
  demandes: 'Pedidos',
  premiere: 'Primeira resposta, metade das vezes',
  traitee: 'Pedido tratado, metade das vezes',
  neuf: 'Nove vezes em dez',
  avant: 'Três meses antes',
  retard: 'Tratados com atraso',
  jours: (nombre, n) => `${nombre} ${n < 2 ? 'dia' : 'dias'}`,
  lire: (seuil) =>
    `Os dias são dias úteis, desde o envio. «Metade das vezes»: metade dos pedidos esperou menos. «–»: menos de ${seuil} pedidos, ou um número que deixaria adivinhar outro menor. Nada aqui diz de quem se trata.`,
  csv: 'Descarregar (CSV)',
  ods: 'Descarregar (ODS)',
}
