// The kinds of values: what each is called beside the report, and how its words are underlined in it.
export type Role = (typeof ROLES)[number]['role']

export const ROLES = [
  { role: 'who', title: 'Who' },
  { role: 'whom', title: 'To whom' },
  { role: 'what', title: 'What' },
  { role: 'when', title: 'When' },
  { role: 'how long', title: 'How long' },
  { role: 'where', title: 'Where' },
  { role: 'with', title: 'With' },
  { role: 'losses', title: 'Losses' },
  { role: 'speaker', title: 'Who says so' },
  { role: 'precedent', title: 'Called' },
  { role: 'framing', title: 'Put as' },
] as const

/** The class of a role: "role-how-long". */
export function roleClass(role: string): string {
  return `role-${role.replace(' ', '-')}`
}
