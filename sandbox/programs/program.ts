import { EXIT_UNUSABLE, type Invocation } from '../cli/invocation.ts';

type Program = (invocation: Invocation) => Promise<number>;

// Each is loaded when it is called: every step of a diagnosis starts one and waits for it.
const PROGRAMS: Readonly<Record<string, () => Promise<Program>>> = {
  clw: async () => (await import('./clw/clw.ts')).clw,
  systemctl: async () => (await import('./systemctl.ts')).systemctl,
  journalctl: async () => (await import('./journalctl.ts')).journalctl,
};

/** Runs a program of a practice host. */
export async function program(invocation: Invocation): Promise<number> {
  const [name = '', ...args] = invocation.args;
  const load = PROGRAMS[name];
  if (load === undefined) {
    invocation.complain(
      `openclaw-sandbox: there is no program "${name}"; there are: ${Object.keys(PROGRAMS).join(', ')}\n`,
    );
    return EXIT_UNUSABLE;
  }
  return (await load())({ ...invocation, args });
}
