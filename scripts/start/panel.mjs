// What a person needs to know once everything runs, in French then in English.

/** @param {{ app: string, mail: string, demo: { email: string, password: string } | undefined, seconds: number }} facts */
export function printPanel({ app, mail, demo, seconds }) {
  const rows = [
    ['Comptoir', app],
    ['Courrier · Mail', mail],
    ['API', `${app}/api-docs/`],
    ...(demo ? [['Démo · Demo', `${demo.email}  /  ${demo.password}`]] : []),
  ];
  const notes = [
    ...(demo ? ['Le code à six chiffres arrive dans le courrier local.', 'The six-digit code arrives in the local mail.'] : []),
    `Prêt en ${seconds.toFixed(1)} s. Ctrl-C arrête tout. · Ready in ${seconds.toFixed(1)} s. Ctrl-C stops everything.`,
  ];
  const lines = [...rows.map(([name = '', value]) => `${name.padEnd(17)}${value}`), '', ...notes];
  const width = Math.max(...lines.map((line) => line.length));
  console.log(`\n┌${'─'.repeat(width + 2)}┐`);
  for (const line of lines) console.log(`│ ${line.padEnd(width)} │`);
  console.log(`└${'─'.repeat(width + 2)}┘\n`);
}
