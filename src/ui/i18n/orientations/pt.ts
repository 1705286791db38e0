import type { MessagesOrientations } from './fr.ts'

export const orientationsPt: MessagesOrientations = {
  titre: 'Os seus encaminhamentos',
  depuis: (jour) => `Desde ${jour}.`,
  etats: {
    envoyee: (chez) => `A sua ficha está com: ${chez}`,
    acceptee: (chez) => `Tem uma marcação com: ${chez}`,
    refusee: (chez) => `Este serviço não pode recebê-lo: ${chez}`,
    expiree: (chez) => `Ainda sem resposta de: ${chez}`,
    absente: (chez) => `Estavam à sua espera: ${chez}`,
    honoree: (chez) => `Foi recebido por: ${chez}`,
    close: () => 'A sua ficha está fechada',
  },
  aFaireTitre: 'O que tem de fazer',
  aFaire: {
    envoyee: () => 'Nada por agora. Volte aqui para ver.',
    acceptee: () => 'Vá à marcação. Se não puder, telefone antes.',
    refusee: (par) => `Nada. Vai procurar outra solução consigo: ${par}.`,
    expiree: (par) => `Nada. Já foi avisado e procura uma solução consigo: ${par}.`,
    absente: () => 'Telefone para ter uma nova marcação.',
    honoree: () => 'Siga o que decidiram juntos no encontro.',
    close: (par) => `Nada. Precisa de ajuda? Volte a: ${par}.`,
  },
  reponseAvant: (jour) => `Resposta esperada até: ${jour}.`,
  rdv: { quand: 'Quando', ou: 'Onde', telephone: 'Por telefone', apporter: 'O que levar' },
  accord: (par) => `Mudou de ideias? Diga a: ${par}. A sua ficha será retirada.`,
  appeler: (qui) => `Telefone de ${qui}`,
}
