/** The settings screen, in English. */
export const settings = {
  settings: {
    title: 'Settings',
    sentence: 'How this workspace counts, and how the app looks in this browser.',
    tabs: {
      appearance: 'Appearance',
      workspace: 'Workspace',
      policies: 'Definitions',
      segments: 'Segments',
      members: 'Members',
      account: 'Your account',
      audit: 'Audit log',
      'personal-data': 'Personal data',
    },
    appearanceHint: 'These choices hold in this browser, for every workspace.',
    keysHint: 'Single keys such as J, C or ? act only while you do not type. Ctrl or Cmd + K always opens the palette.',
    example: 'Example',
    workspaceHint: 'These were chosen when the workspace was made.',
    fiscalYear: 'Fiscal year',
    fiscalYearOf: 'starts in {{month}}',
  },
}
