import type { Letter } from '#platform/server'

/** Invites somebody to a workspace; in both languages, for theirs is not known yet. */
export function invitationLetter(
  { name, email }: { readonly name: string; readonly email: string },
  workspace: string,
  link: string,
): Letter {
  return {
    to: email,
    subject: `Your invitation to ${workspace} · Zaproszenie do ${workspace}`,
    text: [
      `Hello ${name},\nyou were invited to "${workspace}" in Mainstay. Come in here; the link is good for a week:\n${link}\n`,
      `Dzień dobry,\notrzymujesz zaproszenie do „${workspace}” w Mainstay. Wejdź tutaj; odnośnik jest ważny tydzień:\n${link}\n`,
    ].join('\n'),
  }
}

/** Lets somebody choose a new password. */
export function passwordLetter(email: string, link: string): Letter {
  return {
    to: email,
    subject: 'Choose a new password for Mainstay · Nowe hasło do Mainstay',
    text: [
      `Somebody asked for a new password for this address. If it was you, choose one within an hour:\n${link}\nIf it was not, nothing has changed.\n`,
      `Ktoś poprosił o nowe hasło dla tego adresu. Jeśli to Ty, ustaw je w ciągu godziny:\n${link}\nJeśli nie, nic się nie zmieniło.\n`,
    ].join('\n'),
  }
}
