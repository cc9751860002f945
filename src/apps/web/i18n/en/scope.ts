/** Which accounts somebody sees, in English. */
export const scope = {
  scope: {
    label: 'Accounts',
    all: 'All accounts',
    team: 'Accounts of the team',
    own: 'Own accounts',
    allHint: 'Sees every account, and figures of the whole company.',
    teamHint:
      'Sees only accounts that somebody of the same team owns; every figure covers those alone. Cannot import, close months or change definitions.',
    ownHint:
      'Sees only accounts that they own themselves; every figure covers those alone. Cannot import, close months or change definitions.',
    teamName: 'Team',
    teamNameHint: 'The same word for everybody who is in it.',
    knownAs: 'Also known as',
    knownAsHint:
      'How your systems write them as the owner of accounts, separated by semicolons. Name and e-mail address always count.',
    asOwner: 'as {{names}}',
    roleTeam: 'What the role may, only for the accounts of their team.',
    roleOwn: 'What the role may, only for their own accounts.',
    coversTeam: 'All figures cover the accounts of your team, not the whole company.',
    coversOwn: 'All figures cover your own accounts, not the whole company.',
    fileTeam: 'accounts of my team',
    fileOwn: 'my accounts',
    mayNot: 'You see only some of the accounts. What concerns all of them is done by somebody who sees all.',
  },
}
