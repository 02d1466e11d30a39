// A reporter beside the readable one: a test file without tests and a skipped test fail the run, instead of looking fine.

export default async function* refuseEmpty(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass') continue;
    const problem = problemOf(data);
    if (problem === null) continue;
    process.exitCode = 1;
    yield `${data.file ?? data.name}: ${problem}\n`;
  }
}

function problemOf({ name, file, skip, todo }) {
  if (skip !== undefined) return `"${name}" was skipped`;
  if (todo !== undefined) return `"${name}" is still to do`;
  // node:test reports a file itself only where it found nothing in it.
  if (name.endsWith('.test.ts') && (file === undefined || file.endsWith(name) || name.endsWith(file)))
    return 'has no tests';
  return null;
}
