import type { MessagesBouquet } from './fr.ts'

export const bouquetPt: MessagesBouquet = {
  enFrancais: 'As explicações desta página estão em francês. Um agente pode lê-las consigo.',
  familles: {
    'emploi-retraite': 'Formação, emprego e reforma',
    sante: 'Saúde e deficiência',
    'famille-identite': 'Família e documentos de identidade',
    justice: 'Justiça e direitos',
    budget: 'Orçamento e impostos',
    'logement-mobilite': 'Habitação, transportes e correio',
  },
  niveaux: {
    1: { court: 'No local, informação na internet', long: 'O site dá informações. O resto faz-se de outra forma.' },
    2: { court: 'Formulário em papel', long: 'Imprime um formulário e preenche-o à mão.' },
    3: {
      court: 'Formulário na internet',
      long: 'Preenche um formulário na internet. O passo seguinte faz-se de outra forma.',
    },
    4: { court: 'Na internet', long: 'Envia o seu pedido pela internet.' },
    5: {
      court: 'Na internet, com uma conta',
      long: 'Tudo se faz na internet, com uma conta. Pode seguir o seu processo.',
    },
  },
  commencer: 'Por onde começar',
  demarches: 'O que pode fazer',
  aides: {
    demarches: 'Preparar um pedido',
    numerique: 'Fazer na internet',
    accompagnement: 'Informar-se e ser ajudado',
  },
  apporter: 'O que levar',
  attention: 'Atenção',
  ou: 'Onde ir',
  avecQui: 'Com quem',
  toutesSituations: 'Ver todas as situações',
  fiche: 'Ficha prática',
  etapes: 'O que fazer',
  enLigne: 'Na internet',
  quiAide: 'Quem o pode ajudar',
  autres: 'Na mesma situação',
  adresseFiche: 'Esta ficha está em:',
  services: 'Os meus serviços',
  servicesTexte: 'Os sites oficiais, por necessidade. São gratuitos.',
  servicesPiege:
    'Verifique o endereço antes de escrever uma palavra-passe. Um site oficial não cobra um serviço gratuito.',
  besoins: 'Necessidades',
  acceder: 'Passo a passo',
  accederA: (site) => `Passo a passo: ${site}`,
  introuvable: {
    evenement: 'Esta situação não existe',
    demarche: 'Esta ficha não existe',
    texte: 'O endereço pode estar mal escrito. Comece pelo que lhe acontece, ou procure um local.',
  },
}
