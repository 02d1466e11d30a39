import type { Certificate, PemBlock, PemCertificate } from '../../documents/certificate.ts';
import type { Resource } from '../../graph/resource.ts';
import type { Workspace } from '../../graph/workspace.ts';

const DAY_MS = 86_400_000;

/** What a PEM file holds if it belongs to OpenClaw: named so, and beside its files or itself issued for it. */
export function pemBlocksOf(resource: Resource, workspace: Workspace): readonly PemBlock[] {
  const { uri } = resource.document;
  const blocks = workspace.pem(uri)?.blocks ?? [];
  return blocks.length > 0 && isOurs(uri, blocks, workspace) ? blocks : [];
}

/** The certificates among them. */
export function certificatesOf(resource: Resource, workspace: Workspace): readonly PemCertificate[] {
  return pemBlocksOf(resource, workspace).flatMap((block) => (block.kind === 'certificate' ? [block] : []));
}

function isOurs(uri: string, blocks: readonly PemBlock[], workspace: Workspace): boolean {
  if (blocks.some((block) => block.kind === 'certificate' && isIssuedForOpenClaw(block.certificate))) return true;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return OUR_NAME.test(name) && (workspace.isNearOurs(uri) || hasCertificateOfOurs(uri, workspace));
}

const OUR_NAME = /^(?:openclaw|worker|manager|cluster-ca|ca)(?:[-_.][\w.-]*)?\.(?:crt|cer|pem|key)$/i;

/** A key has no name in it; it is known by the certificate beside it. */
function hasCertificateOfOurs(uri: string, workspace: Workspace): boolean {
  return workspace
    .pemBeside(uri)
    .some((other) =>
      workspace
        .pem(other)
        ?.blocks.some((block) => block.kind === 'certificate' && isIssuedForOpenClaw(block.certificate)),
    );
}

function isIssuedForOpenClaw({ subject, issuer, alternativeNames }: Certificate): boolean {
  return /\bopenclaw\b/i.test(`${subject}\n${issuer}\n${alternativeNames ?? ''}`);
}

/** Whether a certificate is that of the manager: by its file's name or its own. */
export function isManager(uri: string, { subject }: Certificate): boolean {
  return /manager/i.test(uri.slice(uri.lastIndexOf('/') + 1)) || /^CN=.*manager/im.test(subject);
}

/** The common name, or the whole subject where there is none. */
export function nameOf({ subject }: Certificate): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}

/** Days from one time to another, whole ones only. */
export function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY_MS);
}

/** `2026-01-20`, in UTC. */
export function formatDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
