import type { Settled } from './classify.ts';
import type { Word } from './script.ts';

/** Settles commands whose harm cannot be undone; null for all others. */
export function destroys(program: string, args: readonly Word[]): Settled | null {
  const words = args.map((word) => word.text ?? word.prefix);
  const message = irreversible(program, words);
  return message === null ? null : { verdict: { class: 'destroy', message } };
}

function irreversible(program: string, words: readonly string[]): string | null {
  if (always.has(program) || program.startsWith('mkfs')) return `${program} cannot be undone`;
  const operands = words.filter((word) => !word.startsWith('-'));
  const line = operands.join(' ');
  switch (program) {
    case 'rm':
      return words.some((word) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(word)) ? 'rm takes away whole folders' : null;
    case 'find':
      return words.includes('-delete') || words.includes('-exec') ? 'find may take away what it finds' : null;
    case 'kubectl':
      return /(?:^| )(?:delete|drain)(?: |$)/.test(line) || (operands.includes('replace') && words.includes('--force'))
        ? 'kubectl takes away objects of the cluster'
        : null;
    case 'docker':
    case 'docker-compose':
    case 'podman':
      return /(?:^| )(?:rm|rmi|prune)(?: |$)/.test(line) || (operands.includes('down') && words.some(isVolumes))
        ? `${program} takes away containers, images or volumes`
        : null;
    case 'helm':
      return operands.includes('uninstall') || operands.includes('delete') ? 'helm takes away a release' : null;
    case 'clw':
      return operands.includes('cancel') && words.some((word) => word === '--force' || word === '-f')
        ? 'a task that is cancelled by force loses its data and may run twice'
        : null;
    case 'iptables':
    case 'ip6tables':
      return words.some((word) => word === '-F' || word === '--flush') ? `${program} drops all rules` : null;
    case 'nft':
      return operands.includes('flush') || operands.includes('delete') ? 'nft drops rules' : null;
    case 'git':
      return operands.includes('clean') || words.includes('--hard') ? 'git throws work away' : null;
    default:
      return null;
  }
}

const always: ReadonlySet<string> = new Set(
  'dd shred wipefs fdisk sfdisk parted sgdisk lvremove vgremove pvremove userdel groupdel truncate reboot shutdown poweroff halt init'.split(
    ' ',
  ),
);

function isVolumes(word: string): boolean {
  return word === '-v' || word === '--volumes';
}
