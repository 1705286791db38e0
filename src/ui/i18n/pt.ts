import type { Messages } from './fr.ts'

export const pt: Messages = {
  langue: { nom: 'Português', sens: 'ltr', locale: 'pt-PT' },

  page: {
    allerAuContenu: 'Ir para o conteúdo',
    langues: 'Língua',
    menu: 'Menu',
    navigation: 'Principal',
    filAriane: 'Está aqui',
    accueil: 'Início',
    trouverUnLieu: 'Encontrar um local',
    espaceProfessionnel: 'Área profissional',
    piedDePage: 'Rodapé',
    aide: 'Ajuda e contacto',
    accessibilite: 'Acessibilidade',
    donnees: 'Os seus dados',
    mentions: 'Avisos legais',
    promesse: 'Serviço gratuito. Sem conta, sem publicidade, sem seguimento.',
    demonstration: 'Demonstração.',
    demonstrationSuite: 'As pessoas e os processos são inventados. Não escreva nenhuma informação real.',
    facultatif: 'facultativo',
    pages: 'Páginas',
    pagePrecedente: 'Página anterior',
    pageSuivante: 'Página seguinte',
    pageSur: (page, total) => `Página ${page} de ${total}`,
    imprimer: 'Imprimir esta página',
    traductionPartielle: 'Algumas informações estão só em francês.',
  },

  erreur: {
    introuvableTitre: 'Esta página não existe',
    introuvableTexte: 'O endereço pode estar mal escrito, ou a página foi retirada.',
    refusTitre: 'Não pode ver esta página',
    panneTitre: 'O serviço não responde',
    panneTexte: 'O erro é nosso. Espere um momento e tente outra vez.',
    retourAccueil: 'Voltar ao início',
  },
}
