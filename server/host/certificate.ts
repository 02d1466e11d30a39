import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Certificate, type PemBlock, type PemFile, type PemText, pemTexts } from '../documents/certificate.ts';

/** Reads certificates with the machine's own cryptography, and permissions from its disk. */
export function readPem(uri: string, text: string): PemFile {
  return { blocks: pemTexts(text).flatMap(readBlock), mode: modeOf(uri) };
}

/** Windows has no permissions of this kind; what Node reports there says nothing. */
function modeOf(uri: string): number | undefined {
  if (!uri.startsWith('file:') || process.platform === 'win32') return undefined;
  try {
    const stats = statSync(fileURLToPath(uri), { throwIfNoEntry: false });
    return stats === undefined ? undefined : stats.mode & 0o777;
  } catch {
    // A URI that is no path here, or a folder that may not be entered: then nothing is known of the file's mode.
    return undefined;
  }
}

function readBlock({ label, text, start, end }: PemText): PemBlock[] {
  if (label.endsWith('PRIVATE KEY')) return [{ kind: 'private key', start, end }];
  if (label !== 'CERTIFICATE' && label !== 'TRUSTED CERTIFICATE') return [];
  const certificate = readCertificate(text);
  return [
    certificate === undefined ? { kind: 'unreadable', start, end } : { kind: 'certificate', start, end, certificate },
  ];
}

function readCertificate(pem: string): Certificate | undefined {
  let read: X509Certificate;
  try {
    read = new X509Certificate(pem);
  } catch {
    // The text between the markers is no certificate, which the caller reports.
    return undefined;
  }
  return {
    subject: read.subject,
    issuer: read.issuer,
    notBefore: Date.parse(read.validFrom),
    notAfter: Date.parse(read.validTo),
    alternativeNames: read.subjectAltName,
    isAuthority: read.ca,
    der: read.raw,
    isSignedBy: (issuer) => isSignedBy(read, issuer),
  };
}

function isSignedBy(read: X509Certificate, { der }: Certificate): boolean {
  try {
    return read.verify(new X509Certificate(der).publicKey);
  } catch {
    // A key of a kind that this build of OpenSSL does not have proves nothing.
    return false;
  }
}
