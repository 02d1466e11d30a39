import type { Certificate, PemCertificate } from '../../documents/certificate.ts';
import type { Workspace } from '../../graph/workspace.ts';
import type { WorkspaceRule } from '../rule.ts';
import { certificatesOf, nameOf } from './certificates.ts';
import { CA_PEM, ROTATED_PEM, SOUND_PEM, wanting } from './examplePems.ts';

/** Longer than any chain in use; two authorities that sign each other must not make an endless one. */
const MAX_LENGTH = 10;

export const certificateChain: WorkspaceRule = {
  id: 'tls/certificate-chain',
  title: 'A certificate does not lead to the CA that lies beside it',
  severity: 'warning',
  why: `Who trusts the CA in the folder does not trust a certificate that another one signed: "x509: certificate signed by unknown
authority". It happens when the CA was rotated and only one side was updated, or when an intermediate certificate was left
out of the file. The worker ends as \`clw-worker-unreachable\` or \`clw-worker-denied\`.`,
  fix: { kind: 'none', says: 'Which of the two files is the right one only the author can tell.' },
  appliesTo: ['Certificate'],
  scope: 'workspace',
  alsoOnOthers: true,
  examples: [
    { files: { 'certs/worker.crt': wanting(ROTATED_PEM, 'tls/certificate-chain'), 'certs/ca.crt': CA_PEM } },
    { files: { 'certs/worker.crt': SOUND_PEM, 'certs/ca.crt': CA_PEM } },
  ],
  check(resource, { report, workspace }) {
    const { uri } = resource.document;
    const own = certificatesOf(resource, workspace);
    const [leaf] = own;
    if (leaf === undefined || leaf.certificate.isAuthority) return;
    const authorities = authoritiesBeside(uri, workspace);
    if (authorities.length === 0) return;
    const intermediates = own.slice(1).map(({ certificate }) => certificate);
    const trusted = authorities.map(({ block }) => block.certificate);
    const last = lastOfChain(leaf.certificate, [...intermediates, ...trusted]);
    if (trusted.includes(last)) return;
    const namesake = authorities.find(({ block }) => block.certificate.subject === last.issuer);
    const files = [...new Set(authorities.map(({ name }) => `"${name}"`))].join(', ');
    const why =
      namesake === undefined
        ? `was issued by "${nameOf({ ...last, subject: last.issuer })}", which is neither in this file nor in ${files}; add the intermediate or the right CA`
        : `was signed by another key than that of the CA of the same name in "${namesake.name}"; one of the two is from before a rotation, replace it`;
    report({
      at: { start: leaf.start, end: leaf.end },
      message: `the certificate "${nameOf(last)}" ${why}`,
      related: authorities.flatMap(({ uri: other, block, name }) => {
        const document = workspace.file(other)?.documents[0];
        return document === undefined
          ? []
          : [
              {
                document,
                at: { start: block.start, end: block.end },
                message: `the CA "${nameOf(block.certificate)}" in ${name}`,
              },
            ];
      }),
    });
  },
};

interface Authority {
  readonly uri: string;
  readonly name: string;
  readonly block: PemCertificate;
}

/** The certificates of authorities in other files of the folder that are named as a CA's. */
function authoritiesBeside(uri: string, workspace: Workspace): readonly Authority[] {
  return workspace.pemBeside(uri).flatMap((other) => {
    const name = other.slice(other.lastIndexOf('/') + 1);
    if (other === uri || !/(?:^|[-_.])ca(?:[-_.]|$)/i.test(name)) return [];
    return (workspace.pem(other)?.blocks ?? []).flatMap((block) =>
      block.kind === 'certificate' && block.certificate.isAuthority ? [{ uri: other, name, block }] : [],
    );
  });
}

/** Goes from a certificate to its issuer as far as the given ones lead. */
function lastOfChain(leaf: Certificate, candidates: readonly Certificate[]): Certificate {
  let last = leaf;
  for (let length = 0; length < MAX_LENGTH; length += 1) {
    const current = last;
    const issuer = candidates.find(
      (candidate) => candidate !== current && candidate.subject === current.issuer && current.isSignedBy(candidate),
    );
    if (issuer === undefined) return current;
    last = issuer;
  }
  return last;
}
